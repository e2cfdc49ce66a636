namespace Grancius.Domain.Jurisdictions;

/// <summary>
/// The jurisdiction as the processor knows it. The keys are held as ciphertext: only the adapter that calls the
/// processor opens them.
/// </summary>
/// <param name="BillerGuid">Sent with every balance request; a postback that names another one is not believed.</param>
/// <param name="ApiKeySealed">Ciphertext of the key of Cloud Payments V2.</param>
/// <param name="WebServiceKeySealed">Ciphertext of the key of the SOAP services.</param>
public sealed record Biller(string BillerGuid, string ApiKeySealed, string WebServiceKeySealed, InvoiceOptions InvoiceOptions)
{
    public static Biller None { get; } = new("", "", "", InvoiceOptions.AsDesigned);

    public bool Is(string? billerGuid) =>
        billerGuid is not null && string.Equals(BillerGuid, billerGuid.Trim(), StringComparison.OrdinalIgnoreCase);
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
