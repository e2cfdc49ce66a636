using Grancius.Application.Common;
using Grancius.Domain.Accounts;
using Grancius.Domain.Jurisdictions;
using Microsoft.EntityFrameworkCore;

namespace Grancius.Application.Accounts;

internal static class AccountNumbers
{
    private const int MostTries = 1000;

    /// <summary>A number made on the fly: the jurisdiction's prefix and a running number. A caller may have used it as his own.</summary>
    public static async Task<string> NextAccountNumber(this IGranciusDb db, Jurisdiction jurisdiction, CancellationToken ct) =>
        $"{jurisdiction.AccountPrefix}{await db.NextAccountNumber(jurisdiction.Id, ct):00000}";

    /// <summary>The next of these numbers that no caller has used as his own.</summary>
    public static async Task<string> FreeAccountNumber(this IGranciusDb db, Jurisdiction jurisdiction, CancellationToken ct)
    {
        for (var tries = 0; tries < MostTries; tries++)
        {
            var number = await db.NextAccountNumber(jurisdiction, ct);
            if (!await db.Accounts.AnyAsync(account => account.JurisdictionId == jurisdiction.Id && account.Number == number, ct))
                return number;
        }

        throw new InvalidOperationException($"No free account number was found for {jurisdiction.Slug}.");
    }

    /// <summary>The account under a number, its row locked and its customer as given; opened where there is none.</summary>
    public static async Task<Account> OpenOrFindAccount(
        this IGranciusDb db, JurisdictionId jurisdiction, string number, Customer customer, DateTimeOffset now, CancellationToken ct)
    {
        var account = await db.Accounts.ForUpdate()
            .SingleOrDefaultAsync(account => account.JurisdictionId == jurisdiction && account.Number == number, ct);
        if (account is null)
            return db.OpenAccount(jurisdiction, number, customer, now);

        if (account.Customer.Name != customer.Name)
            await db.NameAnew(account, customer, ct);
        else
            account.IsNow(customer);
        return account;
    }

    public static Account OpenAccount(this IGranciusDb db, JurisdictionId jurisdiction, string number, Customer customer, DateTimeOffset now)
    {
        var account = Account.Open(jurisdiction, number, customer, now);
        db.Accounts.Add(account);
        db.AccountNames.AddRange(AccountName.Of(account));
        return account;
    }

    /// <summary>What the account is found by follows its name.</summary>
    private static async Task NameAnew(this IGranciusDb db, Account account, Customer customer, CancellationToken ct)
    {
        var before = await db.AccountNames.Where(name => name.JurisdictionId == account.JurisdictionId && name.AccountId == account.Id).ToListAsync(ct);
        account.IsNow(customer);
        var now = AccountName.Of(account).ToList();
        db.AccountNames.RemoveRange(before.Where(name => now.TrueForAll(other => other.Word != name.Word)));
        db.AccountNames.AddRange(now.Where(name => before.TrueForAll(other => other.Word != name.Word)));
    }
}
