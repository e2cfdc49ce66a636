using Grancius.Domain.Fees;

namespace Grancius.Web.Fees;

/// <summary>The number of a worked example, before anybody has typed one.</summary>
internal static class FeeSample
{
    public static string? Of(DraftForm form) => form.Kind switch
    {
        "unit" => "3",
        "percent" => "100,000",
        "variable" => "100.00",
        "marginal" or "whole" => form.Bands.FindLast(band => !string.IsNullOrWhiteSpace(band.UpTo))?.UpTo,
        _ => null,
    };

    /// <summary>What the number is, as the form asks for it; null for a fee that depends on none.</summary>
    public static string? LabelOf(DraftForm form, FeeCodeTerms terms) => form.Kind switch
    {
        "flat" => null,
        "variable" => "Amount that is given",
        "unit" => Named(terms, "Units"),
        _ => Named(terms, "Number it is worked out from"),
    };

    private static string Named(FeeCodeTerms terms, string otherwise) => terms.InputLabel.Length > 0 ? terms.InputLabel : otherwise;
}
