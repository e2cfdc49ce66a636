using FluentValidation;
using Grancius.Application.Accounts;
using Grancius.Application.Common;
using Grancius.Application.Staff;
using Grancius.Domain.Accounts;
using Grancius.Domain.Common;
using Grancius.Domain.Fees;
using Grancius.Domain.Invoices;
using Grancius.Domain.PaymentSessions;
using Microsoft.EntityFrameworkCore;

namespace Grancius.Application.Invoices;

/// <summary>An invoice as staff look at it: money, fees as they stand, what holds it, and what happened.</summary>
public sealed record GetInvoiceRecord(Actor By, string Number) : IQuery<InvoiceRecord>;

/// <param name="ShownAs">The number under which the processor knows what is due now.</param>
/// <param name="Version">To be given back with every change: what was looked at.</param>
/// <param name="HeldBy">The payment that holds the invoice: while it does, nothing can be changed.</param>
public sealed record InvoiceRecord(
    string Number, string AccountNumber, Customer Customer, int TypeId, string Department, InvoiceState State, Money Amount, Money Adjusted, Money AmountPaid,
    Money BalanceDue, DateOnly InvoiceDate, DateOnly DueDate, DateTimeOffset? PresentedAt, string ShownAs, int Version, HoldingSession? HeldBy,
    IReadOnlyList<StandingFee> Fees, IReadOnlyList<RequestDetails> Waiting, IReadOnlyList<HistoryEntry> History);

public sealed record HoldingSession(Guid Id, string Reference, PaymentSessionStatus State, DateTimeOffset Since);

/// <param name="Amount">As assessed.</param>
/// <param name="Stands">With what was adjusted since.</param>
public sealed record StandingFee(
    Guid Id, string Code, string Label, string GlAccount, Money Amount, Money Stands, string Explanation, DateOnly AsOf, string? ExternalReference, string? AssessedBy, bool Exempt);

internal sealed class GetInvoiceRecordValidator : AbstractValidator<GetInvoiceRecord>
{
    public GetInvoiceRecordValidator() => RuleFor(query => query.Number).NotEmpty().MaximumLength(60);
}

internal sealed class GetInvoiceRecordHandler(IGranciusDb db) : IQueryHandler<GetInvoiceRecord, InvoiceRecord>
{
    public async Task<Result<InvoiceRecord>> Handle(GetInvoiceRecord query, CancellationToken ct)
    {
        var found = await (
            from invoice in db.Invoices.AsNoTracking()
            where invoice.JurisdictionId == query.By.JurisdictionId && invoice.Number == query.Number
            join account in db.Accounts on invoice.AccountId equals account.Id
            join own in db.Jurisdictions on invoice.JurisdictionId equals own.Id
            select new { invoice, account.Customer, own.InvoiceTypes }).SingleOrDefaultAsync(ct);
        if (found is null)
            return InvoiceErrors.NotFound(query.Number);

        var record = found.invoice;
        var held = await (
            from hold in db.InvoiceHolds.AsNoTracking()
            where hold.InvoiceId == record.Id
            join session in db.PaymentSessions on hold.SessionId equals session.Id
            select new HoldingSession(session.Id.Value, session.Reference, session.Status, session.CreatedAt)).FirstOrDefaultAsync(ct);
        var waiting = await db.AdjustmentRequests.AsNoTracking()
            .Where(request => request.InvoiceId == record.Id && request.State == RequestState.Waiting)
            .OrderBy(request => request.Id).Take(PageLimit.Most).ToListAsync(ct);
        return new InvoiceRecord(
            record.Number, record.AccountNumber, found.Customer, record.TypeId, found.InvoiceTypes.NameOf(record.TypeId), record.State, record.Amount, record.Adjusted,
            record.AmountPaid, record.BalanceDue, record.InvoiceDate, record.DueDate, record.PresentedAt, record.ShownAs, record.Version, held,
            await Fees(record.Id, ct), waiting.ConvertAll(request => request.Described(query.By)), await db.HistoryOf(record.AccountId, [record], ct));
    }

    private async Task<IReadOnlyList<StandingFee>> Fees(InvoiceId invoice, CancellationToken ct)
    {
        var fees = await db.Fees.AsNoTracking().Where(fee => fee.InvoiceId == invoice).OrderBy(fee => fee.Place).ToListAsync(ct);
        var adjustments = (await db.Adjustments.AsNoTracking().Where(row => row.InvoiceId == invoice).ToListAsync(ct)).ToLookup(row => row.FeeId);
        var voided = adjustments[null].Any();
        return fees.ConvertAll(fee => Of(fee, [.. adjustments[fee.Id]], voided));
    }

    private static StandingFee Of(Fee fee, IReadOnlyList<Adjustment> adjustments, bool voided) => new(
        fee.Id.Value, fee.Code, fee.Label, fee.GlAccount, fee.Amount,
        voided ? Money.Zero : fee.Amount + Money.Sum(adjustments.Select(row => row.Amount)), fee.Explanation.En, fee.AsOf, fee.ExternalReference, fee.AssessedBy,
        adjustments.Any(row => row.Kind == AdjustmentKind.Exemption));
}
