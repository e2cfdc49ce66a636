namespace Grancius.Sandbox.Sessions;

internal enum Tender { Card, BankAccount }

/// <summary>
/// A card or account the payer may choose on the hosted page. They are names, not numbers: the sandbox has no
/// field into which a real card number could be typed. "Decline" is what the bank says, null when it approves;
/// "ReturnCode" the ACH return that follows two business days later, null when the money stays.
/// </summary>
internal sealed record TestTender(
    string Key, string Label, Tender Tender, string Brand, string LastFour, string? Decline = null, string? ReturnCode = null)
{
    public static readonly TestTender ReaderCard = new("reader-card", "Card in the reader", Tender.Card, "VISA", "0119");

    public static readonly TestTender ReaderDeclined =
        new("reader-declined", "Card in the reader", Tender.Card, "VISA", "0127", "DECLINED Do not honor");

    public static readonly IReadOnlyList<TestTender> All =
    [
        new("visa", "Visa ending 1111: approved", Tender.Card, "VISA", "1111"),
        new("mastercard", "Mastercard ending 4444: approved", Tender.Card, "MASTERCARD", "4444"),
        new("insufficient-funds", "Visa ending 0002: declined, insufficient funds", Tender.Card, "VISA", "0002", "DECLINED Insufficient funds"),
        new("expired", "Mastercard ending 0069: declined, expired card", Tender.Card, "MASTERCARD", "0069", "DECLINED Expired card"),
        new("bank", "Checking account ending 6789: approved", Tender.BankAccount, "ACH", "6789"),
        new("bank-returned", "Checking account ending 0001: approved, returned two business days later", Tender.BankAccount, "ACH", "0001", ReturnCode: "R01"),
    ];

    public string Masked => Tender == Tender.Card ? $"{Brand} **** **** **** {LastFour}" : $"Checking account ****{LastFour}";

    public static TestTender? Find(string? key) => All.FirstOrDefault(t => string.Equals(t.Key, key, StringComparison.OrdinalIgnoreCase));
}
