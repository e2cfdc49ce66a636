using AutoMapper;
using Grancius.Application.PaymentSessions;
using Grancius.Domain.Access;
using Grancius.Domain.Common;
using Grancius.Web.Shared;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Grancius.Web.PaymentSessions;

internal static class PaymentSessionEndpoints
{
    private static readonly Error MethodUnknown = new("invalid_request", "The method is Online, Card, ACH or EMV.", ErrorKind.Invalid) { Field = "method" };

    public static void MapPaymentSessions(this RouteGroupBuilder api)
    {
        var sessions = api.MapGroup("/payment-sessions").WithTags("Payment sessions");
        sessions.MapPost("", Start).Needs(ApiScopes.SessionsWrite).WithSummary("Open an attempt to pay invoices at the processor.")
            .Produces<StartedSessionAnswer>(StatusCodes.Status201Created)
            .ProducesProblem(400).ProducesProblem(409).ProducesProblem(422).ProducesProblem(502).ProducesProblem(503).ProducesProblem(504);
        sessions.MapGet("/{id:guid}", Get).Needs(ApiScopes.SessionsRead).WithSummary("All that is known of a session.").Produces<PaymentSessionAnswer>();
        sessions.MapPost("/{id:guid}/check", Check).Needs(ApiScopes.SessionsWrite).WithSummary("Ask the processor now.").Produces<PaymentSessionAnswer>();
        sessions.MapPost("/{id:guid}/cancel", Cancel).Needs(ApiScopes.SessionsWrite).WithSummary("Give the session up, after asking the processor.")
            .Produces<PaymentSessionAnswer>().ProducesProblem(409).ProducesProblem(503);
    }

    private static async Task<IResult> Start(
        string jurisdiction, PaymentSessionRequest body, [FromHeader(Name = "Idempotency-Key")] string? idempotencyKey, IMediator mediator, IMapper mapper,
        CancellationToken ct)
    {
        if (PaymentMethodNames.Read(body.Method ?? "Online") is not { } method)
            return Problems.For(MethodUnknown);

        var started = await mediator.Send(new StartPaymentSession(
            jurisdiction, body.AccountNumber ?? "", body.InvoiceNumbers, method, body.ReaderId, body.Language ?? "en", Resume: false, idempotencyKey), ct);
        return started.Answer(session => Results.Created($"/api/v1/{jurisdiction}/payment-sessions/{session.Id}", mapper.Map<StartedSessionAnswer>(session)));
    }

    private static async Task<IResult> Get(string jurisdiction, Guid id, IMediator mediator, IMapper mapper, CancellationToken ct) =>
        (await mediator.Send(new GetPaymentSession(jurisdiction, id), ct)).Answer(session => Results.Ok(mapper.Map<PaymentSessionAnswer>(session)));

    private static async Task<IResult> Check(string jurisdiction, Guid id, IMediator mediator, IMapper mapper, CancellationToken ct) =>
        (await mediator.Send(new CheckPaymentSession(jurisdiction, id), ct)).Answer(session => Results.Ok(mapper.Map<PaymentSessionAnswer>(session)));

    private static async Task<IResult> Cancel(string jurisdiction, Guid id, IMediator mediator, IMapper mapper, CancellationToken ct) =>
        (await mediator.Send(new CancelPaymentSession(jurisdiction, id), ct)).Answer(session => Results.Ok(mapper.Map<PaymentSessionAnswer>(session)));
}
