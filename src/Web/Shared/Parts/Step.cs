namespace Grancius.Web.Shared.Parts;

/// <summary>The four steps of paying, in their order; their words are <c>Steps.Find</c> and so on.</summary>
public enum Step
{
    Find,
    Review,
    Pay,
    Receipt,
}
