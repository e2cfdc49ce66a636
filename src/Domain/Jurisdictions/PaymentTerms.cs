namespace Grancius.Domain.Jurisdictions;

/// <summary>What a payer agrees to by going on to pay, in both languages; shown before Pay Online.</summary>
public sealed class PaymentTerms
{
    public const int Longest = 4000;

    private PaymentTerms() // EF Core
    {
    }

    public PaymentTerms(JurisdictionId jurisdiction) => JurisdictionId = jurisdiction;

    public JurisdictionId JurisdictionId { get; private set; }

    /// <summary>Paragraphs with an empty line between them; empty where there are no terms.</summary>
    public string English { get; private set; } = "";

    public string Spanish { get; private set; } = "";

    public void Are(string english, string spanish) => (English, Spanish) = (english, spanish);
}
