using System.Globalization;
using Grancius.Domain.Fees;

namespace Grancius.Application.Fees;

/// <summary>One field of an entry that is not as it was.</summary>
public sealed record FieldChange(string Field, string Before, string After)
{
    /// <summary><c>label "Old" to "New"</c>, as the trail writes it.</summary>
    public override string ToString() => $"{Field.Replace('_', ' ')} \"{Before}\" to \"{After}\"";
}

internal static class FeeCodeDifference
{
    public static IReadOnlyList<FieldChange> Between(FeeCodeTerms before, FeeCodeTerms after) =>
    [
        .. Fields(before).Zip(Fields(after), (old, @new) => new FieldChange(old.Name, old.Value, @new.Value))
            .Where(change => change.Before != change.After),
    ];

    /// <summary>"001-322100=70; 450-1=30": as the register's file and the trail write it.</summary>
    public static string Written(this IReadOnlyList<GlPart> parts) =>
        string.Join("; ", parts.Select(part => string.Create(CultureInfo.InvariantCulture, $"{part.GlAccount}={part.BasisPoints / 100m:0.##}")));

    public static string YesOrNo(bool value) => value ? "yes" : "no";

    private static (string Name, string Value)[] Fields(FeeCodeTerms terms) =>
    [
        ("label", terms.Label), ("label_es", terms.LabelEs), ("input_label", terms.InputLabel), ("input_label_es", terms.InputLabelEs),
        ("invoice_type", terms.InvoiceTypeId.ToString(CultureInfo.InvariantCulture)), ("external_charge_code", terms.ExternalChargeCode ?? ""),
        ("gl_distribution", terms.GlParts.Written()), ("shown_to_payers", YesOrNo(terms.ShownToPayers)), ("active", YesOrNo(terms.Active)),
    ];
}
