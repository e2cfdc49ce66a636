using System.Text;

namespace Grancius.Sandbox.Exports;

/// <summary>Writes RFC 4180 text that a spreadsheet opens without running anything.</summary>
internal static class Csv
{
    public static string Write(IReadOnlyList<string> head, IEnumerable<IReadOnlyList<string>> rows)
    {
        var csv = new StringBuilder();
        Line(csv, head);
        foreach (var row in rows)
            Line(csv, row);

        return csv.ToString();
    }

    private static void Line(StringBuilder csv, IReadOnlyList<string> cells) =>
        csv.AppendJoin(',', cells.Select(Cell)).Append("\r\n");

    private static string Cell(string text)
    {
        // A name such as "=cmd" would be run as a formula; a negative amount must stay a number.
        var looksLikeFormula = text.Length > 0 && "=+-@\t\r".Contains(text[0], StringComparison.Ordinal);
        if (looksLikeFormula && !decimal.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out _))
            text = "'" + text;

        return text.AsSpan().IndexOfAny(",\"\r\n") < 0 ? text : "\"" + text.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
    }
}
