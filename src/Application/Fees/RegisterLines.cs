using System.Globalization;
using Grancius.Domain.Fees;

namespace Grancius.Application.Fees;

/// <summary>Entries and versions as lines of the file.</summary>
internal static class RegisterLines
{
    public const string Day = "yyyy-MM-dd";

    /// <summary>The entry, then its versions that are approved or still to be decided, oldest first; what was given up is not of the register.</summary>
    public static IEnumerable<IReadOnlyDictionary<string, string>> Of(FeeCode code)
    {
        var terms = code.Terms;
        yield return Line(
            ("record", "code"), ("code", code.Code), ("label", terms.Label), ("label_es", terms.LabelEs), ("input_label", terms.InputLabel),
            ("input_label_es", terms.InputLabelEs), ("invoice_type", terms.InvoiceTypeId.ToString(CultureInfo.InvariantCulture)),
            ("external_charge_code", terms.ExternalChargeCode ?? ""), ("gl_distribution", terms.GlParts.Written()),
            ("shown_to_payers", FeeCodeDifference.YesOrNo(terms.ShownToPayers)), ("active", FeeCodeDifference.YesOrNo(terms.Active)));
        foreach (var version in code.Schedules.Where(IsKept).OrderBy(version => version.From).ThenBy(version => version.Id))
        {
            var (kind, parameters) = FeeRuleText.Write(version.Rule);
            yield return Line(
                ("record", "version"), ("code", code.Code), ("from", version.From.ToString(Day, CultureInfo.InvariantCulture)),
                ("to", version.To?.ToString(Day, CultureInfo.InvariantCulture) ?? ""), ("kind", kind), ("parameters", parameters),
                ("legal_reference", version.LegalReference), ("state", State(version)));
        }
    }

    public static bool IsKept(FeeSchedule version) => version.IsApproved || version.IsPending;

    private static string State(FeeSchedule version) => version.IsApproved ? "approved" : version.Status == FeeScheduleStatus.Submitted ? "submitted" : "draft";

    private static Dictionary<string, string> Line(params (string Column, string Cell)[] cells)
    {
        var line = RegisterColumns.All.ToDictionary(column => column.Name, _ => "");
        foreach (var (column, cell) in cells)
            line[column] = cell;
        return line;
    }
}
