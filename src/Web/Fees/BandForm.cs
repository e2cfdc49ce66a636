namespace Grancius.Web.Fees;

/// <summary>One row of a banded fee.</summary>
public sealed class BandForm
{
    /// <summary>Where it ends; empty in the last.</summary>
    public string? UpTo { get; set; }

    /// <summary>What it costs.</summary>
    public string? Price { get; set; }

    /// <summary>For how many units, of a marginal band.</summary>
    public string? Per { get; set; }

    /// <summary>Whether nothing is typed in it.</summary>
    public bool IsEmpty => string.IsNullOrWhiteSpace(UpTo) && string.IsNullOrWhiteSpace(Price) && string.IsNullOrWhiteSpace(Per);
}
