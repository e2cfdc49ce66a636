using System.Data.Common;
using Grancius.Domain.Common;
using Grancius.FaultTests.Processors;
using Grancius.Infrastructure.Persistence;
using MediatR;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Grancius.FaultTests.Mutants;

/// <summary>A control that is taken away from outside, to see that the simulation notices. The product knows of none.</summary>
internal abstract class Mutant
{
    /// <summary>How often the missing control would have been asked: a mutant that never did anything proves nothing.</summary>
    public long Bites { get; protected set; }

    /// <summary>SQL that takes it from the store.</summary>
    public virtual string? StoreSql => null;

    public virtual void Exchange(IServiceCollection services)
    {
    }

    public virtual Post? Rewrite(Post post) => null;

    public override string ToString() => GetType().Name;

    /// <summary>Puts something around, or in place of, the handler of a use case.</summary>
    protected static void Around<TRequest, T>(IServiceCollection services, Func<IServiceProvider, TRequest, Func<TRequest, Task<Result<T>>>, Task<Result<T>>> around)
        where TRequest : IRequest<Result<T>>
    {
        var inner = services.Single(service => service.ServiceType == typeof(IRequestHandler<TRequest, Result<T>>)).ImplementationType!;
        services.Replace(ServiceDescriptor.Scoped<IRequestHandler<TRequest, Result<T>>>(provider =>
            new Wrapped<TRequest, T>(provider, (IRequestHandler<TRequest, Result<T>>)ActivatorUtilities.CreateInstance(provider, inner), around)));
    }

    /// <summary>Changes the words of commands on their way to the store.</summary>
    protected void Rewriting(IServiceCollection services, Func<string, string> rewrite)
    {
        services.ConfigureDbContext<SqliteGranciusDb>((_, options) => options.AddInterceptors(new Words(this, rewrite)));
        services.ConfigureDbContext<PostgresGranciusDb>((_, options) => options.AddInterceptors(new Words(this, rewrite)));
    }

    /// <summary>A look at a table finds nothing, as for who looks before the other has committed.</summary>
    protected void LooksBeforehandFindNothing(IServiceCollection services, string table) => Rewriting(services, sql =>
        sql.Contains("DELETE FROM", StringComparison.Ordinal) ? sql : sql.Replace($"FROM \"{table}\" AS", $"FROM (SELECT * FROM \"{table}\" WHERE 1 = 0) AS", StringComparison.Ordinal));

    private sealed class Words(Mutant mutant, Func<string, string> rewrite) : DbCommandInterceptor
    {
        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            var rewritten = rewrite(command.CommandText);
            if (!ReferenceEquals(rewritten, command.CommandText))
                mutant.Bites++;
            command.CommandText = rewritten;
            return ValueTask.FromResult(result);
        }
    }

    private sealed class Wrapped<TRequest, T>(
        IServiceProvider services, IRequestHandler<TRequest, Result<T>> inner, Func<IServiceProvider, TRequest, Func<TRequest, Task<Result<T>>>, Task<Result<T>>> around)
        : IRequestHandler<TRequest, Result<T>>
        where TRequest : IRequest<Result<T>>
    {
        public Task<Result<T>> Handle(TRequest request, CancellationToken cancellationToken) =>
            around(services, request, changed => inner.Handle(changed, cancellationToken));
    }
}
