using System.Text;
using CsvHelper;
using Grancius.Application.Fees;
using Grancius.Domain.Common;

namespace Grancius.Infrastructure.Fees;

/// <summary>
/// Reads and writes the register's file. A cell that a spreadsheet would take for a formula is written with an apostrophe
/// before it, which is taken off again when it is read; so is one before such an apostrophe, that all comes back as it was.
/// </summary>
internal sealed class RegisterCsv : IRegisterFile
{
    private const char Shield = '\'';
    private const char Mark = '\uFEFF';

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public byte[] Write(IEnumerable<IReadOnlyDictionary<string, string>> lines)
    {
        using var memory = new MemoryStream();
        using (var csv = CsvWriter.Create(memory, CsvWriterOptions.Default with { WriteByteOrderMark = true }, leaveOpen: true))
        {
            foreach (var column in RegisterColumns.All)
                csv.WriteField(column.Name);
            csv.EndRecord();
            foreach (var line in lines)
            {
                foreach (var column in RegisterColumns.All)
                    csv.WriteField(Shielded(line[column.Name]));
                csv.EndRecord();
            }

            csv.Flush();
        }

        return memory.ToArray();
    }

    public Result<IReadOnlyList<RegisterLine>> Read(byte[] file)
    {
        try
        {
            var text = Strict.GetString(file).TrimStart(Mark);
            if (text.Contains('\0', StringComparison.Ordinal))
                return RegisterColumns.Unreadable("This is no CSV file.");

            using var csv = CsvReader.Create(new StringReader(text), CsvReaderOptions.Default with
            {
                Separator = Separator(text),
                MalformedData = CsvMalformedDataHandling.Throw,
                TrackLineNumbers = true,
            });
            return Lines(csv);
        }
        catch (DecoderFallbackException)
        {
            return RegisterColumns.Unreadable("The file is not UTF-8: save it as \"CSV UTF-8\".");
        }
        catch (CsvFormatException fault)
        {
            return RegisterColumns.Unreadable($"Line {fault.LineNumber}: a quotation mark is not closed, or stands inside a cell without being doubled.");
        }
    }

    private static Result<IReadOnlyList<RegisterLine>> Lines(CsvReader csv)
    {
        csv.ReadHeader();
        var heading = csv.Headers.Select(name => name.Trim().ToLowerInvariant()).ToList();
        var names = RegisterColumns.All.Select(column => column.Name).ToList();
        // A spreadsheet leaves columns that were emptied, as it leaves rows.
        var used = heading.FindLastIndex(name => name.Length > 0) + 1;
        if (used == 0)
            return RegisterColumns.Unreadable("The file is empty.");
        if (names.Except(heading).ToList() is [_, ..] missing)
            return RegisterColumns.Unreadable($"Line 1: the heading lacks {string.Join(", ", missing)}.");
        if (heading.Except(names).Where(name => name.Length > 0).ToList() is [_, ..] unknown)
            return RegisterColumns.Unreadable($"Line 1: the heading has columns that are not known: {string.Join(", ", unknown.Select(name => name.Length > 40 ? name[..40] : name))}.");
        if (used != names.Count)
            return RegisterColumns.Unreadable("Line 1: the heading has a column twice, or one without a name.");

        var lines = new List<RegisterLine>();
        while (csv.Read())
        {
            if (lines.Count == RegisterColumns.MostLines)
                return RegisterColumns.Unreadable($"The file has more than {RegisterColumns.MostLines} lines.");
            if (csv.FieldCount != heading.Count)
                return RegisterColumns.Unreadable($"Line {csv.LineNumber}: {csv.FieldCount} cells instead of {heading.Count}.");

            var cells = new Dictionary<string, string>();
            for (var place = 0; place < used; place++)
                cells[heading[place]] = Unshielded(csv.GetString(place).Trim());
            if (Enumerable.Range(used, heading.Count - used).Any(place => csv.GetString(place).Trim().Length > 0))
                return RegisterColumns.Unreadable($"Line {csv.LineNumber}: a cell stands in a column without a name.");
            if (cells.FirstOrDefault(cell => cell.Value.Length > RegisterColumns.LongestCell) is { Key: { } column })
                return RegisterColumns.Unreadable($"Line {csv.LineNumber}, column {column}: more than {RegisterColumns.LongestCell} characters.");
            if (cells.Values.Any(cell => cell.Length > 0))
                lines.Add(new RegisterLine((int)csv.LineNumber, cells));
        }

        return lines.Count == 0 ? RegisterColumns.Unreadable("The file has no lines below its heading.") : lines;
    }

    /// <summary>A spreadsheet of another country separates by semicolons; cells have semicolons, the heading has none.</summary>
    private static char Separator(string text)
    {
        var heading = text.AsSpan(0, text.AsSpan().IndexOfAny('\r', '\n') is var end and >= 0 ? end : text.Length);
        return heading.Contains(',') ? ',' : heading.Contains(';') ? ';' : heading.Contains('\t') ? '\t' : ',';
    }

    private static string Shielded(string cell) => IsFormula(cell) ? Shield + cell : cell;

    private static string Unshielded(string cell) => cell is [Shield, .. var rest] && IsFormula(rest) ? rest : cell;

    private static bool IsFormula(string cell) => cell.TrimStart(Shield) is ['=' or '+' or '-' or '@' or '\t' or '\r', ..];
}
