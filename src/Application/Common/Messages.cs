using Grancius.Domain.Common;
using MediatR;

namespace Grancius.Application.Common;

/// <summary>An order that changes something and answers a <typeparamref name="T"/>.</summary>
public interface ICommand<T> : IRequest<Result<T>>;

/// <summary>A question that changes nothing.</summary>
public interface IQuery<T> : IRequest<Result<T>>;

internal interface ICommandHandler<in TCommand, T> : IRequestHandler<TCommand, Result<T>>
    where TCommand : ICommand<T>;

internal interface IQueryHandler<in TQuery, T> : IRequestHandler<TQuery, Result<T>>
    where TQuery : IQuery<T>;
