using AutoMapper;
using Grancius.Application.Common;
using Grancius.Application.Reconciliation;
using Grancius.Domain.Access;
using Grancius.Domain.Reconciliation;
using Grancius.Web.Shared;
using MediatR;

namespace Grancius.Web.Reconciliation;

/// <param name="Age">Since it was raised, as .NET writes a time span: days.hours:minutes:seconds.</param>
public sealed record ExceptionAnswer(
    Guid Id, ExceptionKind Kind, decimal Amount, TimeSpan Age, Guid? SessionId, string? InvoiceNumber, string? ProcessorPaymentId, string Finding, string? Owner,
    ExceptionState State, string? Resolution, DateTimeOffset RaisedAt);

public sealed record ExceptionPage(IReadOnlyList<ExceptionAnswer> Items, Guid? Next);

internal sealed class ExceptionProfile : Profile
{
    public ExceptionProfile()
    {
        CreateMap<ExceptionDetails, ExceptionAnswer>().ForCtorParam("Owner", owner => owner.MapFrom(_ => (string?)null));
        CreateMap<Page<ExceptionDetails>, ExceptionPage>();
    }
}

internal static class ExceptionEndpoints
{
    public static void MapExceptions(this RouteGroupBuilder api) =>
        api.MapGet("/reconciliation/exceptions", List).Needs(ApiScopes.ReconciliationRead).WithTags("Reconciliation").WithSummary("Money and news that need a person, newest first.")
            .Produces<ExceptionPage>().ProducesProblem(400);

    private static async Task<IResult> List(
        string jurisdiction, ExceptionState? state, Guid? after, int? limit, IMediator mediator, IMapper mapper, CancellationToken ct) =>
        (await mediator.Send(new ListExceptions(jurisdiction, state, after, limit ?? PageLimit.Usual), ct)).Answer(page => Results.Ok(mapper.Map<ExceptionPage>(page)));
}
