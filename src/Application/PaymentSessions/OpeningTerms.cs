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
internal sealed record OpeningTerms(Account Account, ProcessorVersion Version, Reader? Reader)
{
    /// <summary>Of each invoice, in their order; known once the invoices are.</summary>
    public IReadOnlyList<ServiceFeeQuote> ServiceFees { get; init; } = [];
}

/// <summary>What has to be so before an attempt may be opened.</summary>
internal static class OpeningRules
{
    /// <summary>With what <see cref="JurisdictionQueries.FeeCodeOfVersionOne"/> would tell.</summary>
    private static readonly CompiledQuery<JurisdictionId, string, NumberedAccount> AccountsNumbered = new((db, jurisdiction, number) =>
        from account in db.Accounts.AsNoTracking()
        where account.JurisdictionId == jurisdiction && account.Number == number
        // Joined, because it asks for nothing of the account: a subquery would be sent by itself.
        from versionOne in db.FeeCodes.AsNoTracking()
            .Where(code => code.JurisdictionId == jurisdiction && code.Active && code.ExternalChargeCode != null)
            .OrderBy(code => code.Code).Select(code => code.Code)
            .Take(1).DefaultIfEmpty()
        select new NumberedAccount(account, versionOne));

    private static readonly CompiledQuery<AccountId, AskedInvoice> OpenInvoices = new((db, account) =>
        db.Invoices.ForUpdate()
            .Where(invoice => invoice.AccountId == account && invoice.State == InvoiceState.Open)
            .OrderBy(invoice => invoice.Id)
            .Take(StartPaymentSessionValidator.MostInvoices)
            .Select(invoice => new AskedInvoice(
                invoice, db.InvoiceHolds.Where(hold => hold.InvoiceId == invoice.Id).Select(hold => (PaymentSessionId?)hold.SessionId).FirstOrDefault())));

    private static readonly CompiledQuery<AccountId, List<string>, AskedInvoice> NamedInvoices = new((db, account, numbers) =>
        db.Invoices.ForUpdate()
            .Where(invoice => invoice.AccountId == account && numbers.Contains(invoice.Number))
            .OrderBy(invoice => invoice.Id)
            .Take(StartPaymentSessionValidator.MostInvoices)
            .Select(invoice => new AskedInvoice(
                invoice, db.InvoiceHolds.Where(hold => hold.InvoiceId == invoice.Id).Select(hold => (PaymentSessionId?)hold.SessionId).FirstOrDefault())));

    public static async Task<Result<OpeningTerms>> TermsOf(
        this IGranciusDb db, StartPaymentSession command, Jurisdiction tenant, CancellationToken ct)
    {
        if (tenant.ReaderRule == ReaderRule.ByBasket)
            return await db.TermsByBasket(command, tenant.Id, ct);

        var jurisdiction = tenant.Id;
        var found = (await AccountsNumbered.ToList(db, jurisdiction, command.AccountNumber, ct)).SingleOrDefault();
        if (command.Method == PaymentMethod.Emv)
            return await db.TermsOfReader(command, jurisdiction, found?.Account, found is null ? await db.FeeCodeOfVersionOne(jurisdiction, ct) : found.VersionOne, ct);
        if (command.ReaderId is not null)
            return PaymentSessionErrors.ReaderNotUsed;

        return found is null
            ? InvoiceErrors.AccountNotFound(command.AccountNumber)
            : new OpeningTerms(found.Account, found.VersionOne is null ? ProcessorVersion.Two : ProcessorVersion.One, null);
    }

    /// <summary>Which version it is, the invoices say, once they are locked: until then nothing is ruled out.</summary>
    private static async Task<Result<OpeningTerms>> TermsByBasket(
        this IGranciusDb db, StartPaymentSession command, JurisdictionId jurisdiction, CancellationToken ct)
    {
        var account = await db.Accounts.AsNoTracking()
            .SingleOrDefaultAsync(account => account.JurisdictionId == jurisdiction && account.Number == command.AccountNumber, ct);
        if (command.Method == PaymentMethod.Emv)
            return await db.TermsOfReader(command, jurisdiction, account, versionOne: null, ct);
        if (command.ReaderId is not null)
            return PaymentSessionErrors.ReaderNotUsed;

        return account is null ? InvoiceErrors.AccountNotFound(command.AccountNumber) : new OpeningTerms(account, ProcessorVersion.Two, null);
    }

    /// <summary>The terms, with what only the locked invoices tell: the service fees, and the version where the basket decides it.</summary>
    public static async Task<Result<OpeningTerms>> SettledTerms(
        this IGranciusDb db, StartPaymentSession command, Jurisdiction jurisdiction, OpeningTerms terms, IReadOnlyList<Invoice> invoices, CancellationToken ct)
    {
        var fees = jurisdiction.ServiceFees.Work([.. invoices.Select(invoice => new ServiceFeeBase(invoice.TypeId, invoice.BalanceDue))]);
        if (command.ShownFees is { } shown && shown != ServiceFeeQuote.Sum(fees))
            return ServiceFeeErrors.Changed;
        if (jurisdiction.ReaderRule == ReaderRule.ByBiller)
            return terms with { ServiceFees = fees };

        var charged = await db.ChargeCodesOf(jurisdiction.Id, [.. invoices.Select(invoice => invoice.Id)]).FirstOrDefaultAsync(ct);
        if (charged is not null && command.Method == PaymentMethod.Emv)
            return PaymentSessionErrors.EmvNotSupportedHere(charged);

        return terms with { ServiceFees = fees, Version = charged is null ? ProcessorVersion.Two : ProcessorVersion.One };
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
        var found = command.InvoiceNumbers is null ? await OpenInvoices.ToList(db, account.Id, ct) : await NamedInvoices.ToList(db, account.Id, [.. named], ct);
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

    private sealed record NumberedAccount(Account Account, string? VersionOne);

    private sealed record AskedInvoice(Invoice Invoice, PaymentSessionId? HeldBy);
}
