using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Grancius.Web.Invoices;

/// <summary>The bill a payer has proven to know: an account, or some invoices of it.</summary>
/// <param name="InvoiceNumbers">Only these; all that is due on the account where there are none.</param>
public sealed record KnownBill(string AccountNumber, params IReadOnlyList<string> InvoiceNumbers);

/// <summary>
/// What shows that a payer knows a bill: a sealed token in the address, good for one jurisdiction and two hours. Nothing
/// is kept on the server, so any node can read what another one sealed.
/// </summary>
public sealed class BillProof(IDataProtectionProvider protection)
{
    private const string Purpose = "Grancius.Web.Invoices.BillProof";
    private const int LongestToken = 4000;

    private static readonly TimeSpan GoodFor = TimeSpan.FromHours(2);

    /// <summary>The token for <c>?bill=</c>.</summary>
    public string Seal(string jurisdiction, KnownBill bill) =>
        Sealer(jurisdiction).Protect(string.Join('\n', bill.InvoiceNumbers.Prepend(bill.AccountNumber)), GoodFor);

    /// <summary>The bill behind a token; null when it is too old, of another jurisdiction, or not ours.</summary>
    public KnownBill? Open(string jurisdiction, string? token)
    {
        if (token is null or { Length: 0 or > LongestToken })
            return null;

        try
        {
            var parts = Sealer(jurisdiction).Unprotect(token).Split('\n', StringSplitOptions.RemoveEmptyEntries);
            return new KnownBill(parts[0], parts[1..]);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>The address of the review page of a bill.</summary>
    public string ReviewOf(string jurisdiction, KnownBill bill) =>
        $"/{jurisdiction}/pay?bill={Uri.EscapeDataString(Seal(jurisdiction, bill))}";

    private ITimeLimitedDataProtector Sealer(string jurisdiction) =>
        protection.CreateProtector(Purpose, jurisdiction).ToTimeLimitedDataProtector();
}
