namespace Grancius.Application.Jurisdictions;

/// <summary>Seals the biller's secrets for the store. What is sealed is opened only by the adapter that calls the processor.</summary>
internal interface IBillerSeal
{
    string Seal(string secret);
}
