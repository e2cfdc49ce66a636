namespace Grancius.Web.Fees;

/// <summary>One general ledger account of a fee, as it is typed.</summary>
public sealed class GlRow
{
    /// <summary>Fund and account.</summary>
    public string? Account { get; set; }

    /// <summary>62.50 for 62.50 %.</summary>
    public string? Percent { get; set; }

    /// <summary>Whether nothing is typed in it.</summary>
    public bool IsEmpty => string.IsNullOrWhiteSpace(Account) && string.IsNullOrWhiteSpace(Percent);
}
