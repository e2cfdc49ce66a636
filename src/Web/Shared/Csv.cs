using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Mvc;

namespace Grancius.Web.Shared;

/// <summary>A table as a file that spreadsheets open: what is shown on the page, and nothing else.</summary>
internal static class Csv
{
    public static FileContentResult File(string name, IReadOnlyList<string> heads, IEnumerable<IReadOnlyList<object?>> rows)
    {
        var text = new StringBuilder();
        Line(text, heads);
        foreach (var row in rows)
            Line(text, row);
        return new FileContentResult(Encoding.UTF8.GetBytes(text.ToString()), "text/csv; charset=utf-8") { FileDownloadName = name };
    }

    private static void Line(StringBuilder text, IEnumerable<object?> cells) => text.AppendJoin(',', cells.Select(Cell)).Append("\r\n");

    private static string Cell(object? value)
    {
        var text = value is decimal dollars ? dollars.ToString("0.00", CultureInfo.InvariantCulture) : Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
        // What a payer typed must not become a formula in a clerk's spreadsheet.
        if (value is string && text.Length > 0 && "=+-@\t\r".Contains(text[0], StringComparison.Ordinal))
            text = "'" + text;
        return text.AsSpan().IndexOfAny(",\"\r\n") >= 0 ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
    }
}
