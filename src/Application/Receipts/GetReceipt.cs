using FluentValidation;
using Grancius.Application.Common;
using Grancius.Domain.Common;
using Grancius.Domain.Fees;
using Grancius.Domain.Jurisdictions;
using Grancius.Domain.PaymentSessions;
using Microsoft.EntityFrameworkCore;

namespace Grancius.Application.Receipts;

/// <summary>The receipt behind an unguessable token: what was paid through one attempt.</summary>
public sealed record GetReceipt(string Jurisdiction, string Token) : IQuery<Receipt>;

/// <param name="Number">The session's reference; the processor has it at the end of the BillerReference.</param>
/// <param name="ServiceFee">The processor's, on top of the total.</param>
public sealed record Receipt(
    string Number, string JurisdictionSlug, string JurisdictionName, Contact Contact, string TimeZone, string Language, string AccountNumber,
    string PayerName, string PayerAddress, DateTimeOffset PaidAt, PaymentMethod Method, string? Tender, IReadOnlyList<string> ProcessorPaymentIds,
    IReadOnlyList<ReceiptInvoice> Invoices, Money Total, Money ServiceFee);

public sealed record ReceiptInvoice(string Number, string Department, string DepartmentEs, Money Paid, IReadOnlyList<ReceiptLine> Lines);

public sealed record ReceiptLine(string Code, string Label, string LabelEs, Explanation Explanation, Money Amount);

internal sealed class GetReceiptValidator : AbstractValidator<GetReceipt>
{
    public GetReceiptValidator() => RuleFor(query => query.Token).NotEmpty().MaximumLength(100);
}

internal sealed class GetReceiptHandler(IGranciusDb db) : IQueryHandler<GetReceipt, Receipt>
{
    private static readonly Error NotFound = new("receipt_not_found", "There is no such receipt here.", ErrorKind.NotFound);

    public async Task<Result<Receipt>> Handle(GetReceipt query, CancellationToken ct)
    {
        var found = await (
            from attempt in db.PaymentSessions.AsNoTracking()
            where attempt.ReceiptToken == query.Token
            join tenant in db.Jurisdictions on attempt.JurisdictionId equals tenant.Id
            join account in db.Accounts on attempt.AccountId equals account.Id
            where tenant.Slug == query.Jurisdiction
            select new { attempt, tenant, account.Customer }).SingleOrDefaultAsync(ct);
        if (found is null || !found.attempt.AmountPaid.IsPositive)
            return NotFound;

        var (session, jurisdiction, payer) = (found.attempt, found.tenant, found.Customer);
        var payments = await db.Payments.AsNoTracking().Where(payment => payment.SessionId == session.Id).ToListAsync(ct);
        var paid = session.Invoices.Where(line => line.Paid.IsPositive).ToList();
        var ids = paid.Select(line => line.InvoiceId).ToList();
        var fees = await db.Fees.AsNoTracking().Where(fee => ids.Contains(fee.InvoiceId)).OrderBy(fee => fee.Place).ToListAsync(ct);

        return new Receipt(
            session.Reference, jurisdiction.Slug, jurisdiction.Name, jurisdiction.Contact, jurisdiction.TimeZone, session.Language, session.AccountNumber,
            payer.Name, $"{payer.Address}, {payer.City}, {payer.State} {payer.Zip}",
            session.PaidAt ?? payments.Max(payment => payment.SeenAt), session.Method, session.Tender,
            [.. payments.Select(payment => payment.ProcessorPaymentId).OfType<string>().Distinct()],
            [
                .. from line in paid
                   let type = jurisdiction.InvoiceTypes.FirstOrDefault(type => type.TypeId == line.TypeId)
                   select new ReceiptInvoice(line.Number, type?.Name ?? line.Number, type?.NameEs ?? line.Number, line.Paid,
                   [
                       .. from fee in fees
                          where fee.InvoiceId == line.InvoiceId
                          select new ReceiptLine(fee.Code, fee.Label, fee.LabelEs, fee.Explanation, fee.Amount),
                   ]),
            ],
            session.AmountPaid, session.ServiceFee);
    }
}
