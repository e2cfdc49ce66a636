namespace Grancius.Web.Fees;

/// <summary>One fee as a clerk types it.</summary>
public sealed class AddRow
{
    /// <summary>The fee's code.</summary>
    public string? Code { get; set; }

    /// <summary>The one number it depends on, where it depends on one.</summary>
    public string? Value { get; set; }

    /// <summary>Nothing was typed here.</summary>
    public bool IsEmpty => string.IsNullOrWhiteSpace(Code) && string.IsNullOrWhiteSpace(Value);
}
