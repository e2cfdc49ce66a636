using Grancius.Application.Common;
using Grancius.Application.Jurisdictions;
using Grancius.Domain.Accounts;
using Grancius.Domain.Common;
using Grancius.Domain.Counter;
using Grancius.Domain.Invoices;
using Grancius.Domain.Jurisdictions;
using Grancius.Domain.PaymentSessions;
using Microsoft.EntityFrameworkCore;

namespace Grancius.Application.PaymentSessions;

/// <summary>Whose invoices are paid, which version the biller is on, and the reader, if one may be used.</summary>
internal sealed record OpeningTerms(Account Account, ProcessorVersion Version, Reader? Reader);

/// <summary>What has to be so before an attempt may be opened.</summary>
internal static class OpeningRules
{
    public static async Task<Result<OpeningTerms>> TermsOf(
        this IGranciusDb db, StartPaymentSession command, JurisdictionId jurisdiction, CancellationToken ct)
    {
        var found = await db.Accounts.AsNoTracking()
            .Where(account => account.JurisdictionId == jurisdiction && account.Number == command.AccountNumber)
            .Select(account => new { account, versionOne = db.CodesOfVersionOne(jurisdiction).FirstOrDefault() })
            .SingleOrDefaultAsync(ct);
        if (command.Method == PaymentMethod.Emv)
            return await db.TermsOfReader(command, jurisdiction, found?.account, found is null ? await db.FeeCodeOfVersionOne(jurisdiction, ct) : found.versionOne, ct);
        if (command.ReaderId is not null)
            return PaymentSessionErrors.ReaderNotUsed;

        return found is null
            ? InvoiceErrors.AccountNotFound(command.AccountNumber)
            : new OpeningTerms(found.account, found.versionOne is null ? ProcessorVersion.Two : ProcessorVersion.One, null);
    }

    private static async Task<Result<OpeningTerms>> TermsOfReader(
        this IGranciusDb db, StartPaymentSession command, JurisdictionId jurisdiction, Account? account, string? versionOne, CancellationToken ct)
    {
        if (versionOne is not null)
            return PaymentSessionErrors.EmvNotSupported(versionOne);
        if (command.ReaderId is not { } id)
            return PaymentSessionErrors.ReaderMissing;

        var reader = await db.Readers.AsNoTracking().SingleOrDefaultAsync(
            reader => reader.JurisdictionId == jurisdiction && reader.Id == new ReaderId(id) && reader.State == ReaderState.Ready, ct);
        if (reader is null)
            return PaymentSessionErrors.ReaderUnknown;

        return account is null ? InvoiceErrors.AccountNotFound(command.AccountNumber) : new OpeningTerms(account, ProcessorVersion.Two, reader);
    }

    /// <summary>
    /// The invoices that are asked for, locked, in the order of their types; each with something due, and not in payment.
    /// A hold that is committed while the lock is waited for is not seen here: the key of the holds decides.
    /// </summary>
    public static async Task<Result<IReadOnlyList<Invoice>>> PayableInvoices(
        this IGranciusDb db, StartPaymentSession command, Account account, CancellationToken ct)
    {
        var named = command.InvoiceNumbers ?? [];
        var found = await db.Invoices.ForUpdate()
            .Where(invoice => invoice.AccountId == account.Id
                && (command.InvoiceNumbers == null ? invoice.State == InvoiceState.Open : named.Contains(invoice.Number)))
            .OrderBy(invoice => invoice.Id)
            .Take(StartPaymentSessionValidator.MostInvoices)
            .Select(invoice => new
            {
                Invoice = invoice,
                HeldBy = db.InvoiceHolds.Where(hold => hold.InvoiceId == invoice.Id).Select(hold => (PaymentSessionId?)hold.SessionId).FirstOrDefault(),
            })
            .ToListAsync(ct);
        var invoices = found.ConvertAll(row => row.Invoice);
        foreach (var number in named)
        {
            if (!invoices.Exists(invoice => invoice.Number == number))
                return InvoiceErrors.NotFound(number) with { Kind = ErrorKind.Unprocessable, Field = "invoiceNumbers" };
        }

        var payable = invoices
            .Where(invoice => invoice.BalanceDue.IsPositive)
            .OrderBy(invoice => invoice.TypeId).ThenBy(invoice => invoice.Number, StringComparer.Ordinal)
            .ToList();
        if (payable.Count == 0)
            return PaymentSessionErrors.NothingToPay;

        return found.Find(row => row.HeldBy is not null && row.Invoice.BalanceDue.IsPositive) is { HeldBy: { } holder }
            ? PaymentSessionErrors.InvoiceInPayment(holder)
            : payable;
    }
}
