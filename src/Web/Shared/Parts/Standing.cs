namespace Grancius.Web.Shared.Parts;

/// <summary>How a thing stands, for the icon and colour beside its word. The word always says it too.</summary>
public enum Standing
{
    /// <summary>Settled well: paid, balanced.</summary>
    Good,

    /// <summary>News is still to come.</summary>
    Waiting,

    /// <summary>Someone should look: under review, returned.</summary>
    Attention,

    /// <summary>It did not work: declined, failed.</summary>
    Bad,

    /// <summary>Over without effect: expired, cancelled.</summary>
    Closed,
}
