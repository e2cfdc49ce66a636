using AutoMapper;
using Grancius.Application.Fees;
using Grancius.Domain.Access;
using Grancius.Domain.Accounts;
using Grancius.Web.Shared;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Grancius.Web.Fees;

internal static class FeeEndpoints
{
    public static void MapFees(this RouteGroupBuilder api)
    {
        api.MapPost("/fees", Assess).Needs(ApiScopes.FeesWrite).WithTags("Fees").WithSummary("Assess fees on an account: one invoice per invoice type.")
            .Produces<FeesAnswer>(StatusCodes.Status201Created).ProducesProblem(400).ProducesProblem(422);
        api.MapPost("/quotes", Quote).Needs(ApiScopes.FeesRead).WithTags("Fees").WithSummary("Work out what fees would cost. Stores nothing.")
            .Produces<QuoteAnswer>().ProducesProblem(400).ProducesProblem(422);
    }

    private static async Task<IResult> Assess(
        string jurisdiction, FeesRequest body, [FromHeader(Name = "Idempotency-Key")] string? idempotencyKey, IMediator mediator, IMapper mapper, CancellationToken ct)
    {
        var assessed = await mediator.Send(new AssessFees(
            jurisdiction, body.AccountNumber, CustomerOf(body.Customer), body.Fees ?? [], body.InvoiceDate, body.DueDate, body.AsOf, body.ExternalReference,
            idempotencyKey), ct);
        return assessed.Answer(fees => Results.Created((string?)null, mapper.Map<FeesAnswer>(fees)));
    }

    private static async Task<IResult> Quote(string jurisdiction, FeesRequest body, IMediator mediator, IMapper mapper, CancellationToken ct)
    {
        var quoted = await mediator.Send(new QuoteFees(jurisdiction, body.Fees ?? [], body.AsOf), ct);
        return quoted.Answer(quote => Results.Ok(mapper.Map<QuoteAnswer>(quote)));
    }

    private static Customer CustomerOf(CustomerContract? customer) => new(
        customer?.Name ?? "", customer?.Address ?? "", customer?.City ?? "", customer?.State ?? "", customer?.Zip ?? "",
        string.IsNullOrWhiteSpace(customer?.Email) ? null : customer.Email);
}
