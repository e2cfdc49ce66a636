using FluentValidation;
using Grancius.Application.Common;
using Grancius.Application.Staff;
using Grancius.Domain.Common;
using Grancius.Domain.Invoices;
using Grancius.Domain.Jurisdictions;
using Microsoft.EntityFrameworkCore;

namespace Grancius.Application.Invoices;

/// <summary>
/// Invoices of one kind of likeness at a time, so that each is one walk along an index: by the beginning of the number, by
/// amount, by a reference, or by state; newest first where the number says nothing.
/// </summary>
/// <param name="Number">How the number begins.</param>
/// <param name="Amount">As assessed, or as it stands after adjustments.</param>
/// <param name="Reference">The caller's own, the processor's payment id or a receipt's number, in full.</param>
/// <param name="State">Only with an amount, or with nothing else.</param>
/// <param name="After">What the last page ended with.</param>
public sealed record SearchInvoices(Actor By, string? Number, Money? Amount, string? Reference, InvoiceState? State, string? After, int Limit) : IQuery<InvoiceRows>;

/// <param name="Next">To be given as <c>After</c>; null at the end.</param>
public sealed record InvoiceRows(IReadOnlyList<InvoiceRow> Items, string? Next)
{
    /// <summary>Of the rows that are shown, not of all that would be found.</summary>
    public Money BalanceDue => Money.Sum(Items.Select(row => row.BalanceDue));

    public Money Amount => Money.Sum(Items.Select(row => row.Amount + row.Adjusted));

    public Money AmountPaid => Money.Sum(Items.Select(row => row.AmountPaid));
}

internal sealed class SearchInvoicesValidator : AbstractValidator<SearchInvoices>
{
    public SearchInvoicesValidator()
    {
        RuleFor(query => query.Number).MaximumLength(60);
        RuleFor(query => query.Reference).MaximumLength(200);
        RuleFor(query => query.After).MaximumLength(120);
        RuleFor(query => query.Limit).InclusiveBetween(1, PageLimit.Most);
    }
}

internal sealed class SearchInvoicesHandler(IGranciusDb db) : IQueryHandler<SearchInvoices, InvoiceRows>
{
    public async Task<Result<InvoiceRows>> Handle(SearchInvoices query, CancellationToken ct) => query switch
    {
        { Number: { Length: > 0 } number } => await ByNumber(query, number.Trim(), ct),
        { Reference: { Length: > 0 } reference } => await Described(query, await db.InvoicesByReference(query.By.JurisdictionId, reference.Trim(), ct), null, ct),
        _ => await Newest(query, ct),
    };

    private async Task<InvoiceRows> ByNumber(SearchInvoices query, string number, CancellationToken ct)
    {
        var usual = number.ToUpperInvariant();
        var found = await ByNumber(query, Prefix.Of(usual), ct);
        return found.Items.Count == 0 && usual != number ? await ByNumber(query, Prefix.Of(number), ct) : found;
    }

    private async Task<InvoiceRows> ByNumber(SearchInvoices query, Prefix range, CancellationToken ct)
    {
        var rows = await db.Invoices.AsNoTracking()
            .Where(invoice => invoice.JurisdictionId == query.By.JurisdictionId
                && string.Compare(invoice.Number, range.From) >= 0 && string.Compare(invoice.Number, range.Before) < 0
                && (query.After == null || string.Compare(invoice.Number, query.After) > 0))
            .OrderBy(invoice => invoice.Number)
            .Take(query.Limit + 1)
            .ToListAsync(ct);
        return await Described(query, rows, row => row.Number, ct);
    }

    /// <summary>The index has the state before the id: without a state each is walked along by itself, and the newest of all are kept.</summary>
    private async Task<InvoiceRows> Newest(SearchInvoices query, CancellationToken ct)
    {
        var rows = new List<Invoice>();
        var after = new InvoiceId(Guid.TryParse(query.After, out var id) ? id : Guid.Empty);
        InvoiceState[] states = query.State is { } one ? [one] : Enum.GetValues<InvoiceState>();
        foreach (var state in states)
        {
            var found = db.Invoices.AsNoTracking().Where(invoice => invoice.JurisdictionId == query.By.JurisdictionId && invoice.State == state);
            if (query.Amount is { } amount)
                found = found.Where(invoice => invoice.Amount == amount);
            if (after.Value != Guid.Empty)
                found = found.Where(invoice => invoice.Id < after);
            rows.AddRange(await found.OrderByDescending(invoice => invoice.Id).Take(query.Limit + 1).ToListAsync(ct));
        }

        rows.AddRange(await AdjustedTo(query, after, ct));
        return await Described(query, [.. rows.OrderByDescending(invoice => invoice.Id.Value).Take(query.Limit + 1)], row => row.Id.ToString(), ct);
    }

    /// <summary>The few invoices that were ever adjusted have an index of their own, by what they stand at (a migration's SQL: no model can say it). It is
    /// taken only where the statement has the very words of it: no cast, and the zero itself.</summary>
    private async Task<List<Invoice>> AdjustedTo(SearchInvoices query, InvoiceId after, CancellationToken ct)
    {
        if (query.Amount is not { } amount)
            return [];

        var found = db.Invoices.AsNoTracking().Where(invoice => invoice.JurisdictionId == query.By.JurisdictionId && invoice.Adjusted != EF.Constant(Money.Zero)
            && invoice.Amount + invoice.Adjusted == amount);
        if (query.State is { } state)
            found = found.Where(invoice => invoice.State == state);
        if (after.Value != Guid.Empty)
            found = found.Where(invoice => invoice.Id < after);
        return await found.OrderByDescending(invoice => invoice.Id).Take(query.Limit + 1).ToListAsync(ct);
    }

    private async Task<InvoiceRows> Described(SearchInvoices query, List<Invoice> found, Func<InvoiceRow, string>? next, CancellationToken ct)
    {
        var shown = found.Take(query.Limit).ToList();
        var ids = shown.Select(invoice => invoice.AccountId).Distinct().ToList();
        var payers = await db.Accounts.AsNoTracking()
            .Where(account => ids.Contains(account.Id))
            .Select(account => new { account.Id, account.Customer.Name })
            .ToDictionaryAsync(account => account.Id, account => account.Name, ct);
        var types = await db.Jurisdictions.AsNoTracking().Where(own => own.Id == query.By.JurisdictionId).Select(own => own.InvoiceTypes).SingleAsync(ct);
        var rows = shown.ConvertAll(invoice => InvoiceRow.Of(invoice, payers[invoice.AccountId], types));
        return new InvoiceRows(rows, next is not null && found.Count > query.Limit ? next(rows[^1]) : null);
    }
}

internal static class InvoiceReferences
{
    /// <summary>Nobody has more invoices under one reference that he would look through.</summary>
    private const int Most = PageLimit.Most;

    /// <summary>The invoices that a caller's reference, a processor's payment id or a receipt's number stands for.</summary>
    public static async Task<List<Invoice>> InvoicesByReference(this IGranciusDb db, JurisdictionId own, string reference, CancellationToken ct)
    {
        var ids = await db.Fees.AsNoTracking()
            .Where(fee => fee.JurisdictionId == own && fee.ExternalReference == reference)
            .Select(fee => fee.InvoiceId).Distinct().Take(Most).ToListAsync(ct);
        ids.AddRange(await db.Payments.AsNoTracking()
            .Where(payment => payment.JurisdictionId == own && payment.ProcessorPaymentId == reference)
            .Select(payment => payment.InvoiceId).Take(Most).ToListAsync(ct));
        var upper = reference.ToUpperInvariant();
        var session = await db.PaymentSessions.AsNoTracking()
            .Where(session => session.Reference == upper && session.JurisdictionId == own)
            .Select(session => session.Invoices)
            .FirstOrDefaultAsync(ct);
        ids.AddRange(session?.Select(line => line.InvoiceId) ?? []);
        return await db.Invoices.AsNoTracking().Where(invoice => ids.Contains(invoice.Id)).OrderByDescending(invoice => invoice.Id).Take(Most).ToListAsync(ct);
    }
}
