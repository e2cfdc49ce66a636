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

/// <summary>Which version the biller is on, and the reader, if one may be used.</summary>
internal sealed record OpeningTerms(ProcessorVersion Version, Reader? Reader);

/// <summary>What has to be so before an attempt may be opened.</summary>
internal static class OpeningRules
{
    public static async Task<Result<OpeningTerms>> TermsOf(
        this IGranciusDb db, StartPaymentSession command, JurisdictionId jurisdiction, CancellationToken ct)
    {
        var versionOne = await db.FeeCodeOfVersionOne(jurisdiction, ct);
        if (command.Method != PaymentMethod.Emv)
        {
            return command.ReaderId is null
                ? new OpeningTerms(versionOne is null ? ProcessorVersion.Two : ProcessorVersion.One, null)
                : PaymentSessionErrors.ReaderNotUsed;
        }

        if (versionOne is not null)
            return PaymentSessionErrors.EmvNotSupported(versionOne);
        if (command.ReaderId is not { } id)
            return PaymentSessionErrors.ReaderMissing;

        var reader = await db.Readers.AsNoTracking().SingleOrDefaultAsync(
            reader => reader.JurisdictionId == jurisdiction && reader.Id == new ReaderId(id) && reader.State == ReaderState.Ready, ct);
        return reader is null ? PaymentSessionErrors.ReaderUnknown : new OpeningTerms(ProcessorVersion.Two, reader);
    }

    /// <summary>The invoices that are asked for, locked, in the order of their types; each with something due.</summary>
    public static async Task<Result<IReadOnlyList<Invoice>>> PayableInvoices(
        this IGranciusDb db, StartPaymentSession command, Account account, CancellationToken ct)
    {
        var named = command.InvoiceNumbers ?? [];
        var invoices = await db.Invoices.ForUpdate()
            .Where(invoice => invoice.AccountId == account.Id
                && (command.InvoiceNumbers == null ? invoice.State == InvoiceState.Open : named.Contains(invoice.Number)))
            .OrderBy(invoice => invoice.Id)
            .Take(StartPaymentSessionValidator.MostInvoices)
            .ToListAsync(ct);
        foreach (var number in named)
        {
            if (!invoices.Exists(invoice => invoice.Number == number))
                return InvoiceErrors.NotFound(number) with { Kind = ErrorKind.Unprocessable, Field = "invoiceNumbers" };
        }

        var payable = invoices
            .Where(invoice => invoice.BalanceDue.IsPositive)
            .OrderBy(invoice => invoice.TypeId).ThenBy(invoice => invoice.Number, StringComparer.Ordinal)
            .ToList();
        return payable.Count == 0 ? PaymentSessionErrors.NothingToPay : payable;
    }
}
