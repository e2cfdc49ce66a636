using Grancius.Domain.Common;

namespace Grancius.Application.Fees;

/// <summary>One line of the register's file.</summary>
/// <param name="Number">As an editor counts: the heading is line 1.</param>
/// <param name="Cells">By column, without blanks around; none is missing.</param>
internal sealed record RegisterLine(int Number, IReadOnlyDictionary<string, string> Cells)
{
    public string this[string column] => Cells[column];
}

/// <summary>The register as a CSV file: UTF-8, in the columns of <see cref="RegisterColumns"/>, safe to open in a spreadsheet.</summary>
internal interface IRegisterFile
{
    byte[] Write(IEnumerable<IReadOnlyDictionary<string, string>> lines);

    /// <summary>Refuses what is no such file, or too long, and says on which line.</summary>
    Result<IReadOnlyList<RegisterLine>> Read(byte[] file);
}

/// <summary>The file's columns, in their order. A line whose record is "code" has those of an entry, one that is "version" the others.</summary>
public static class RegisterColumns
{
    public const int MostLines = 5_000;
    public const int MostBytes = 512 * 1024;
    public const int LongestCell = 4_000;

    public static IReadOnlyList<RegisterColumn> All { get; } =
    [
        new("record", "Both", "code or version"),
        new("code", "Both", "the fee code; on the line of a version, whose version it is"),
        new("label", "code", "name in English"),
        new("label_es", "code", "name in Spanish"),
        new("input_label", "code", "what number the fee is worked out from, in English; empty where there is none"),
        new("input_label_es", "code", "the same in Spanish"),
        new("invoice_type", "code", "number of the invoice type"),
        new("external_charge_code", "code", "empty where there is none"),
        new("gl_distribution", "code", "accounts with per cent that add up to 100: 001-322100=70; 450-1=30"),
        new("shown_to_payers", "code", "yes or no"),
        new("active", "code", "yes or no"),
        new("from", "version", "first day, 2027-01-01 or 1/1/2027"),
        new("to", "version", "last day; empty for until further notice"),
        new("kind", "version", "flat, per_unit, percentage, marginal_bands, whole_bands or variable"),
        new("parameters", "version", "what the kind needs, see below"),
        new("legal_reference", "version", "ordinance or resolution"),
        new("state", "version", "draft, submitted or approved, as it was exported; may be empty, and decides nothing"),
    ];

    /// <summary>How parameters are written, by kind. In bands, * stands for no end.</summary>
    public static IReadOnlyDictionary<string, string> Parameters { get; } = new Dictionary<string, string>
    {
        ["flat"] = "amount=50.00",
        ["per_unit"] = "price=1250.00",
        ["percentage"] = "percent=0.75; minimum=50.00; maximum=25000.00",
        ["marginal_bands"] = "50000@5.00/1000; *@3.00/1000",
        ["whole_bands"] = "1@250.00; *@600.00",
        ["variable"] = "",
    };

    /// <summary>The refusal of a file as a whole.</summary>
    public static Error Unreadable(string why) => new("register_file_unreadable", why, ErrorKind.Unprocessable) { Field = "file" };
}

/// <param name="On">The lines that have it.</param>
public sealed record RegisterColumn(string Name, string On, string Meaning);
