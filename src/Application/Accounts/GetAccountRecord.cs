using FluentValidation;
using Grancius.Application.Common;
using Grancius.Application.Invoices;
using Grancius.Application.Staff;
using Grancius.Domain.Accounts;
using Grancius.Domain.Common;
using Grancius.Domain.Invoices;
using Grancius.Domain.Jurisdictions;
using Microsoft.EntityFrameworkCore;

namespace Grancius.Application.Accounts;

/// <summary>An account as staff look at it: who, what is due, its invoices, its links, and what happened.</summary>
public sealed record GetAccountRecord(Actor By, string Number) : IQuery<AccountRecord>;

/// <param name="MoreInvoices">There are older ones than those shown.</param>
public sealed record AccountRecord(
    string Number, Customer Customer, DateTimeOffset OpenedAt, Money BalanceDue, int OpenInvoices, IReadOnlyList<InvoiceRow> Invoices, bool MoreInvoices,
    IReadOnlyList<LinkRow> Links, IReadOnlyList<HistoryEntry> History);

/// <param name="WithdrawnAt">Null while it is good.</param>
public sealed record LinkRow(
    Guid Id, string Invoices, string? SentTo, string ByName, DateTimeOffset At, DateTimeOffset ExpiresAt, DateTimeOffset? LastOpenedAt, DateTimeOffset? WithdrawnAt);

internal sealed class GetAccountRecordValidator : AbstractValidator<GetAccountRecord>
{
    public GetAccountRecordValidator() => RuleFor(query => query.Number).NotEmpty().MaximumLength(40);
}

internal sealed class GetAccountRecordHandler(IGranciusDb db) : IQueryHandler<GetAccountRecord, AccountRecord>
{
    private const int MostInvoices = 50;

    public async Task<Result<AccountRecord>> Handle(GetAccountRecord query, CancellationToken ct)
    {
        var found = await (
            from account in db.Accounts.AsNoTracking()
            where account.JurisdictionId == query.By.JurisdictionId && account.Number == query.Number
            join own in db.Jurisdictions on account.JurisdictionId equals own.Id
            select new { account, own.InvoiceTypes }).SingleOrDefaultAsync(ct);
        if (found is null)
            return InvoiceErrors.AccountNotFound(query.Number);

        var record = found.account;
        var invoices = await db.Invoices.AsNoTracking()
            .Where(invoice => invoice.AccountId == record.Id)
            .OrderByDescending(invoice => invoice.Id)
            .Take(MostInvoices + 1)
            .ToListAsync(ct);
        var open = await db.Invoices.AsNoTracking()
            .Where(invoice => invoice.AccountId == record.Id && invoice.State == InvoiceState.Open)
            .Select(invoice => new { invoice.Amount, invoice.Adjusted, invoice.AmountPaid })
            .ToListAsync(ct);
        var shown = invoices.Take(MostInvoices).ToList();
        var links = await db.PaymentLinks.AsNoTracking()
            .Where(link => link.AccountId == record.Id).OrderByDescending(link => link.Id).Take(PageLimit.Usual).ToListAsync(ct);
        return new AccountRecord(
            record.Number, record.Customer, record.OpenedAt, Money.Sum(open.Select(row => row.Amount + row.Adjusted - row.AmountPaid)), open.Count,
            shown.ConvertAll(invoice => InvoiceRow.Of(invoice, record.Customer.Name, found.InvoiceTypes)), invoices.Count > MostInvoices,
            links.ConvertAll(link => new LinkRow(
                link.Id.Value, string.Join(", ", link.Invoices.Select(line => line.Number)), link.SentTo, link.ByName, link.At, link.ExpiresAt, link.LastOpenedAt, link.WithdrawnAt)),
            await db.HistoryOf(record.Id, shown, ct));
    }
}

internal static class InvoiceTypeNames
{
    public static string NameOf(this IReadOnlyList<InvoiceType> types, int id) => types.FirstOrDefault(type => type.TypeId == id)?.Name ?? $"Type {id}";
}
