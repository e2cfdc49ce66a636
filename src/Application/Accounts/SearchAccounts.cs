using FluentValidation;
using Grancius.Application.Common;
using Grancius.Application.Staff;
using Grancius.Domain.Accounts;
using Grancius.Domain.Common;
using Grancius.Domain.Invoices;
using Microsoft.EntityFrameworkCore;

namespace Grancius.Application.Accounts;

/// <summary>Accounts by the words of their names, or by the beginning of their numbers; by number where nothing is given.</summary>
/// <param name="Name">Every word has to begin a word of the name; case and accents do not count.</param>
/// <param name="Number">How the number begins.</param>
/// <param name="After">What the last page ended with.</param>
public sealed record SearchAccounts(Actor By, string? Name, string? Number, string? After, int Limit) : IQuery<AccountRows>;

/// <param name="Next">To be given as <c>After</c>; null at the end.</param>
public sealed record AccountRows(IReadOnlyList<AccountRow> Items, string? Next);

public sealed record AccountRow(string Number, string Name, string City, string Zip, int OpenInvoices, Money BalanceDue);

internal sealed class SearchAccountsValidator : AbstractValidator<SearchAccounts>
{
    public SearchAccountsValidator()
    {
        RuleFor(query => query.Name).MaximumLength(100);
        RuleFor(query => query.Number).MaximumLength(40);
        RuleFor(query => query.After).MaximumLength(120);
        RuleFor(query => query.Limit).InclusiveBetween(1, PageLimit.Most);
    }
}

internal sealed class SearchAccountsHandler(IGranciusDb db) : IQueryHandler<SearchAccounts, AccountRows>
{
    public async Task<Result<AccountRows>> Handle(SearchAccounts query, CancellationToken ct)
    {
        var words = AccountName.WordsOf(query.Name ?? "");
        if (words.Count > 0)
            return await ByName(query, words, ct);
        if (!string.IsNullOrWhiteSpace(query.Name))
            return new AccountRows([], null);

        var number = (query.Number ?? "").Trim();
        var usual = number.ToUpperInvariant();
        var found = await ByNumber(query, Prefix.Of(usual), ct);
        return found.Items.Count == 0 && usual != number ? await ByNumber(query, Prefix.Of(number), ct) : found;
    }

    private async Task<AccountRows> ByNumber(SearchAccounts query, Prefix number, CancellationToken ct)
    {
        var accounts = await db.Accounts.AsNoTracking()
            .Where(account => account.JurisdictionId == query.By.JurisdictionId
                && string.Compare(account.Number, number.From) >= 0 && string.Compare(account.Number, number.Before) < 0
                && (query.After == null || string.Compare(account.Number, query.After) > 0))
            .OrderBy(account => account.Number)
            .Take(query.Limit + 1)
            .ToListAsync(ct);
        var shown = accounts.Take(query.Limit).ToList();
        return new AccountRows(await Rows(shown, ct), accounts.Count > query.Limit ? shown[^1].Number : null);
    }

    /// <summary>Walks along the longest word; each other word only has to be there.</summary>
    private async Task<AccountRows> ByName(SearchAccounts query, IReadOnlyList<string> words, CancellationToken ct)
    {
        var longest = words.OrderByDescending(word => word.Length).First();
        var range = Prefix.Of(longest);
        var (afterWord, afterId) = After(query.After);
        var names = db.AccountNames.AsNoTracking()
            .Where(name => name.JurisdictionId == query.By.JurisdictionId
                && string.Compare(name.Word, range.From) >= 0 && string.Compare(name.Word, range.Before) < 0);
        if (afterWord is not null)
            names = names.Where(name => string.Compare(name.Word, afterWord) > 0 || (name.Word == afterWord && name.AccountId > afterId));
        foreach (var other in words.Where(word => word != longest).Select(Prefix.Of))
        {
            names = names.Where(name => db.AccountNames.Any(also => also.AccountId == name.AccountId
                && string.Compare(also.Word, other.From) >= 0 && string.Compare(also.Word, other.Before) < 0));
        }

        var found = await names.OrderBy(name => name.Word).ThenBy(name => name.AccountId).Take(query.Limit + 1).ToListAsync(ct);
        var shown = found.Take(query.Limit).ToList();
        var ids = shown.Select(name => name.AccountId).Distinct().ToList();
        var accounts = await db.Accounts.AsNoTracking().Where(account => ids.Contains(account.Id)).ToDictionaryAsync(account => account.Id, ct);
        return new AccountRows(
            await Rows(ids.ConvertAll(id => accounts[id]), ct),
            found.Count > query.Limit ? $"{shown[^1].Word}.{shown[^1].AccountId.Value:N}" : null);
    }

    private async Task<IReadOnlyList<AccountRow>> Rows(List<Account> accounts, CancellationToken ct)
    {
        var ids = accounts.ConvertAll(account => account.Id);
        var open = (await db.Invoices.AsNoTracking()
            .Where(invoice => ids.Contains(invoice.AccountId) && invoice.State == InvoiceState.Open)
            .Select(invoice => new { invoice.AccountId, invoice.Amount, invoice.Adjusted, invoice.AmountPaid })
            .ToListAsync(ct)).ToLookup(row => row.AccountId, row => row.Amount + row.Adjusted - row.AmountPaid);
        return accounts.ConvertAll(account => new AccountRow(
            account.Number, account.Customer.Name, account.Customer.City, account.Customer.Zip, open[account.Id].Count(), Money.Sum(open[account.Id])));
    }

    private static (string? Word, AccountId Id) After(string? after) =>
        after?.LastIndexOf('.') is { } dot and > 0 && Guid.TryParseExact(after[(dot + 1)..], "N", out var id) ? (after[..dot], new AccountId(id)) : (null, default);
}
