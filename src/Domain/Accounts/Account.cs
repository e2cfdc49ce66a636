using Grancius.Domain.Common;
using Grancius.Domain.Jurisdictions;

namespace Grancius.Domain.Accounts;

public readonly record struct AccountId(Guid Value)
{
    public static AccountId New() => new(Ids.Next());

    /// <summary>In the order they were opened, to the millisecond: what lists are paged by.</summary>
    public static bool operator <(AccountId left, AccountId right) => left.Value < right.Value;

    public static bool operator >(AccountId left, AccountId right) => left.Value > right.Value;
}

/// <summary>Who owes: one customer under one account number, which is also the receipt number in the processor's URLs.</summary>
public sealed class Account : AggregateRoot
{
    private Account() // EF Core
    {
    }

    public AccountId Id { get; private set; }

    public JurisdictionId JurisdictionId { get; private set; }

    /// <summary>Such as <c>BU5-00001</c>; unique in the jurisdiction.</summary>
    public string Number { get; private set; } = "";

    public Customer Customer { get; private set; } = Customer.Nobody;

    public DateTimeOffset OpenedAt { get; private set; }

    public static Account Open(JurisdictionId jurisdiction, string number, Customer customer, DateTimeOffset now) => new()
    {
        Id = AccountId.New(),
        JurisdictionId = jurisdiction,
        Number = number,
        Customer = customer,
        OpenedAt = now,
    };

    /// <summary>The newest name and address are the ones the processor is given.</summary>
    public void IsNow(Customer customer)
    {
        if (customer != Customer)
            Customer = customer;
    }
}

/// <summary>Name and address as the processor takes them.</summary>
public sealed record Customer(string Name, string Address, string City, string State, string Zip, string? Email)
{
    public static Customer Nobody { get; } = new("", "", "", "", "", null);

    /// <summary>
    /// Whether the words prove knowledge of the bill: the last word of the name (or the whole name), or the first
    /// five digits of the ZIP code. Case, accents' absence and surrounding space do not count.
    /// </summary>
    public bool IsKnownAs(string words)
    {
        var said = words.Trim();
        if (said.Length < 2)
            return false;

        return Same(said, LastWord(Name)) || Same(said, Name.Trim()) || (FiveDigits(Zip) is { } zip && zip == FiveDigits(said));
    }

    private static string LastWord(string name) => name.Trim().Split(' ', StringSplitOptions.RemoveEmptyEntries).LastOrDefault("");

    private static string? FiveDigits(string zip)
    {
        var trimmed = zip.Trim();
        return trimmed.Length is 5 or 9 or 10 && trimmed.Take(5).All(char.IsAsciiDigit) ? trimmed[..5] : null;
    }

    private static bool Same(string left, string right) => right.Length > 0
        && string.Compare(left, right, System.Globalization.CultureInfo.InvariantCulture,
            System.Globalization.CompareOptions.IgnoreCase | System.Globalization.CompareOptions.IgnoreNonSpace) == 0;
}
