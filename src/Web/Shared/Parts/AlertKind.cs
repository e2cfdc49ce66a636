namespace Grancius.Web.Shared.Parts;

/// <summary>What a notice is about.</summary>
public enum AlertKind
{
    Info,
    Success,
    Warning,
    Error,
}
