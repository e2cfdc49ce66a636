using System.Globalization;
using FluentValidation.Results;
using Grancius.Domain.Common;
using Grancius.Domain.Fees;

namespace Grancius.Application.Fees;

/// <summary>What is wrong with one cell of the file.</summary>
public sealed record LineFault(string Column, string Message);

/// <summary>What one line says, with every complaint about its cells.</summary>
internal sealed class RegisterReading(RegisterLine line)
{
    private static readonly FeeCodeTermsValidator TermsShape = new();
    private static readonly FeeScheduleTermsValidator ScheduleShape = new();

    public List<LineFault> Faults { get; } = [];

    public FeeCodeTerms? Terms()
    {
        OnlyHas("code");
        if (!int.TryParse(line["invoice_type"], NumberStyles.None, CultureInfo.InvariantCulture, out var type))
            Fault("invoice_type", "Give the number of an invoice type, such as 43.");
        var (shown, active, parts) = (YesOrNo("shown_to_payers"), YesOrNo("active"), Parts());
        if (shown is null || active is null || parts is null || Faults.Count > 0)
            return null;

        var external = line["external_charge_code"];
        var terms = new FeeCodeTerms(
            line["label"], line["label_es"], line["input_label"], line["input_label_es"], type, external.Length == 0 ? null : external, parts, shown.Value, active.Value);
        Judge(TermsShape.Validate(terms));
        return Faults.Count == 0 ? terms : null;
    }

    public FeeScheduleTerms? Schedule()
    {
        OnlyHas("version");
        if (line["state"] is not ("draft" or "submitted" or "approved" or ""))
            Fault("state", "Write draft, submitted or approved, or leave it empty. It decides nothing: what is new becomes a draft.");
        var (from, to) = (Date("from"), line["to"].Length == 0 ? null : Date("to"));
        var (kind, parameters) = (line["kind"], line["parameters"]);
        var rule = FeeRuleText.Read(kind, parameters);
        if (rule is null && RegisterColumns.Parameters.TryGetValue(kind, out var written))
            Fault("parameters", written.Length == 0 ? "This kind has no parameters: leave them empty." : $"Write them like this: {written}");
        else if (rule is null)
            Fault("kind", $"Write one of {string.Join(", ", RegisterColumns.Parameters.Keys)}.");
        return Faults.Count == 0 ? new FeeScheduleTerms(from!.Value, to, rule!, line["legal_reference"]) : null;
    }

    /// <summary>Of a version that is not there yet; what came with the jurisdiction may have no reference.</summary>
    public bool IsSound(FeeScheduleTerms terms)
    {
        Judge(ScheduleShape.Validate(terms));
        if (Faults.Count == 0 && terms.Check().Error is { } error)
            Fault(error);
        return Faults.Count == 0;
    }

    public void Fault(string column, string message) => Faults.Add(new LineFault(column, message));

    /// <summary>A refusal of the domain, by the column that its field stands in.</summary>
    public void Fault(Error error)
    {
        foreach (var (field, messages) in error.Fields ?? new Dictionary<string, string[]> { [error.Field ?? "code"] = [error.Message] })
            Fault(Column(field), messages[0]);
    }

    /// <summary>A cell that belongs to the other kind of line would be read by nobody.</summary>
    private void OnlyHas(string record)
    {
        foreach (var column in RegisterColumns.All.Where(column => column.On != "Both" && column.On != record && line[column.Name].Length > 0))
            Fault(column.Name, $"Leave it empty on the line of a {record}: a {column.On} has a line of its own.");
    }

    private void Judge(ValidationResult found)
    {
        foreach (var failure in found.Errors)
            Fault(Column(failure.PropertyName), failure.ErrorMessage);
    }

    private static string Column(string field) => field.ToUpperInvariant() switch
    {
        "LABEL" => "label",
        "LABELES" => "label_es",
        "INPUTLABEL" => "input_label",
        "INPUTLABELES" => "input_label_es",
        "INVOICETYPEID" => "invoice_type",
        "EXTERNALCHARGECODE" => "external_charge_code",
        "GLPARTS" => "gl_distribution",
        "FROM" => "from",
        "TO" => "to",
        "LEGALREFERENCE" => "legal_reference",
        "CODE" => "code",
        _ => "parameters",
    };

    private List<GlPart>? Parts()
    {
        var parts = new List<GlPart>();
        foreach (var part in line["gl_distribution"].Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (part.Split('=', StringSplitOptions.TrimEntries) is not [var account, var percent]
                || !decimal.TryParse(percent, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
                || number > 100 || decimal.Round(number, 2) != number)
            {
                Fault("gl_distribution", "Write accounts with their per cent, like this: 001-322100=70; 450-1=30");
                return null;
            }

            parts.Add(new GlPart(account, (int)(number * 100)));
        }

        if (GlDistribution.Check(parts).Error is not { } error)
            return parts;

        Fault(error);
        return null;
    }

    /// <summary>Also as a spreadsheet of the United States writes it back.</summary>
    private DateOnly? Date(string column)
    {
        if (DateOnly.TryParseExact(line[column], [RegisterLines.Day, "M/d/yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return day;

        Fault(column, "Give a day, such as 2027-01-01.");
        return null;
    }

    private bool? YesOrNo(string column)
    {
        switch (line[column].ToUpperInvariant())
        {
            case "YES": return true;
            case "NO": return false;
            default:
                Fault(column, "Write yes or no.");
                return null;
        }
    }
}
