namespace Grancius.Domain.Jurisdictions;

/// <summary>Who set one of the biller's secrets last, and when. Never what it is.</summary>
public sealed class BillerSecretChange
{
    private BillerSecretChange() // EF Core
    {
    }

    public BillerSecretChange(JurisdictionId jurisdiction, BillerSecret secret, string by, DateTimeOffset now)
    {
        JurisdictionId = jurisdiction;
        Secret = secret;
        By = by;
        At = now;
    }

    public JurisdictionId JurisdictionId { get; private set; }

    public BillerSecret Secret { get; private set; }

    /// <summary>The staff member's name at the time.</summary>
    public string By { get; private set; } = "";

    public DateTimeOffset At { get; private set; }

    public void Again(string by, DateTimeOffset now) => (By, At) = (by, now);
}
