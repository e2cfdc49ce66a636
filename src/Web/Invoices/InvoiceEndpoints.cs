using AutoMapper;
using Grancius.Application.Common;
using Grancius.Application.Invoices;
using Grancius.Domain.Access;
using Grancius.Domain.Invoices;
using Grancius.Web.Shared;
using MediatR;

namespace Grancius.Web.Invoices;

/// <param name="Amount">As assessed: what the lines add up to.</param>
/// <param name="Adjusted">What staff added since, or took off (below zero); the balance has it.</param>
public sealed record InvoiceAnswer(
    string InvoiceNumber, string AccountNumber, int InvoiceTypeId, InvoiceState State, decimal Amount, decimal Adjusted, decimal AmountPaid, decimal BalanceDue,
    DateOnly InvoiceDate, DateOnly DueDate, IReadOnlyList<InvoiceLineAnswer> Lines, IReadOnlyList<InvoicePaymentAnswer> Payments);

/// <param name="GlAccount">The first of <paramref name="GlShares"/>, and mostly the only one.</param>
/// <param name="GlShares">The amount by general ledger account; adds up to the amount.</param>
public sealed record InvoiceLineAnswer(
    Guid FeeId, string FeeCode, string Label, decimal Amount, string Explanation, string GlAccount, IReadOnlyList<GlShareAnswer> GlShares, string? ExternalReference);

public sealed record GlShareAnswer(string GlAccount, decimal Amount);

/// <param name="ProcessorPaymentId">Null while the payment is only inferred from the processor's balance.</param>
public sealed record InvoicePaymentAnswer(Guid SessionId, string? ProcessorPaymentId, decimal Amount, decimal Applied, DateTimeOffset SeenAt);

public sealed record InvoicePage(IReadOnlyList<InvoiceAnswer> Items, Guid? Next);

internal sealed class InvoiceProfile : Profile
{
    public InvoiceProfile()
    {
        CreateMap<InvoiceDetails, InvoiceAnswer>();
        CreateMap<InvoiceLine, InvoiceLineAnswer>();
        CreateMap<GlAmount, GlShareAnswer>();
        CreateMap<InvoicePayment, InvoicePaymentAnswer>();
        CreateMap<Page<InvoiceDetails>, InvoicePage>();
    }
}

internal static class InvoiceEndpoints
{
    public static void MapInvoices(this RouteGroupBuilder api)
    {
        api.MapGet("/invoices/{invoiceNumber}", One).Needs(ApiScopes.InvoicesRead).WithTags("Invoices").WithSummary("One invoice with its fees and payments.").Produces<InvoiceAnswer>();
        api.MapGet("/invoices", Many).Needs(ApiScopes.InvoicesRead).WithTags("Invoices").WithSummary("Invoices, newest first, by account or state.").Produces<InvoicePage>().ProducesProblem(400);
    }

    private static async Task<IResult> One(string jurisdiction, string invoiceNumber, IMediator mediator, IMapper mapper, CancellationToken ct) =>
        (await mediator.Send(new GetInvoice(jurisdiction, invoiceNumber), ct)).Answer(invoice => Results.Ok(mapper.Map<InvoiceAnswer>(invoice)));

    private static async Task<IResult> Many(
        string jurisdiction, string? accountNumber, InvoiceState? state, Guid? after, int? limit, IMediator mediator, IMapper mapper, CancellationToken ct) =>
        (await mediator.Send(new ListInvoices(jurisdiction, accountNumber, state, after, limit ?? PageLimit.Usual), ct))
            .Answer(page => Results.Ok(mapper.Map<InvoicePage>(page)));
}
