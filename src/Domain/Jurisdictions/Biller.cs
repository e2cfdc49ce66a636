using System.Security.Cryptography;
using System.Text;

namespace Grancius.Domain.Jurisdictions;

/// <summary>
/// The jurisdiction as the processor knows it. What identifies and opens it there is held as ciphertext: only the adapter
/// that calls the processor opens it.
/// </summary>
/// <param name="GuidSealed">Ciphertext of the biller's GUID, which every balance request names.</param>
/// <param name="GuidHash">What a postback's GUID is held against; one that names another is not believed.</param>
/// <param name="ApiKeySealed">Ciphertext of the key of Cloud Payments V2.</param>
/// <param name="WebServiceKeySealed">Ciphertext of the key of the SOAP services.</param>
public sealed record Biller(string GuidSealed, string GuidHash, string ApiKeySealed, string WebServiceKeySealed, InvoiceOptions InvoiceOptions)
{
    public static Biller None { get; } = new("", "", "", "", InvoiceOptions.AsDesigned);

    /// <summary>Whether payments can be opened and asked about at all.</summary>
    public bool IsComplete => GuidSealed.Length > 0 && ApiKeySealed.Length > 0 && WebServiceKeySealed.Length > 0;

    public bool Is(string? billerGuid) =>
        billerGuid is not null && string.Equals(GuidHash, HashOf(billerGuid), StringComparison.Ordinal);

    /// <summary>A GUID is random enough that its hash gives nothing away. Case and surrounding space do not count.</summary>
    public static string HashOf(string billerGuid) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(billerGuid.Trim().ToUpperInvariant())));

    /// <summary>The same biller with one of its three secrets replaced.</summary>
    /// <param name="ciphertext">Of the secret.</param>
    /// <param name="guidHash">Where the GUID is replaced.</param>
    public Biller With(BillerSecret secret, string ciphertext, string guidHash) => secret switch
    {
        BillerSecret.Guid => this with { GuidSealed = ciphertext, GuidHash = guidHash },
        BillerSecret.ApiKey => this with { ApiKeySealed = ciphertext },
        BillerSecret.WebServiceKey => this with { WebServiceKeySealed = ciphertext },
    };

    /// <summary>Whether the secret is set; what it is, nobody is told.</summary>
    public bool Has(BillerSecret secret) => secret switch
    {
        BillerSecret.Guid => GuidSealed.Length > 0,
        BillerSecret.ApiKey => ApiKeySealed.Length > 0,
        BillerSecret.WebServiceKey => WebServiceKeySealed.Length > 0,
    };
}

/// <summary>What the processor gave the biller to be known by.</summary>
public enum BillerSecret
{
    Guid,
    ApiKey,
    WebServiceKey,
}

/// <summary>The optional invoice settings of the processor's page.</summary>
public sealed record InvoiceOptions(bool AllowViewStatement, bool AllowRemove, bool AllowViewRelated, bool AllowRemindMe)
{
    /// <summary>As the technical design gives them: only the statement may be viewed.</summary>
    public static InvoiceOptions AsDesigned { get; } = new(true, false, false, false);
}

/// <summary>Which of the two Cloud Payments behaviours a biller has.</summary>
public enum ProcessorVersion
{
    /// <summary>External charge codes are in use: no EMV reader, no swipe.</summary>
    One = 1,

    /// <summary>No external charge codes: EMV readers may be used.</summary>
    Two = 2,
}

/// <summary>What external charge codes rule EMV readers out of.</summary>
public enum ReaderRule
{
    /// <summary>Everything: one active fee code with an external charge code puts the whole biller on version 1.</summary>
    ByBiller,

    /// <summary>Only the payments whose own fees have an external charge code.</summary>
    ByBasket,
}
