using Grancius.Domain.Common;
using Grancius.Domain.Fees;
using Grancius.Domain.Jurisdictions;

namespace Grancius.Application.Fees;

/// <summary>
/// Carries a file's lines out on the register's entries and writes down what each did. The preview runs it on copies that
/// nobody saves, the import on those that are saved: what was shown is what is done.
/// </summary>
internal sealed partial class RegisterImport(Jurisdiction home, IEnumerable<FeeCode> known, RegisterDesk.Pen pen)
{
    private static readonly FeeCodeShape CodeShape = new();

    private readonly Dictionary<string, FeeCode> _codes = known.ToDictionary(code => code.Code, StringComparer.Ordinal);
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);

    /// <summary>Entries that are new, to be kept.</summary>
    public List<FeeCode> Added { get; } = [];

    /// <summary>What the register says, afterwards, of the entries that are new or changed.</summary>
    public Dictionary<string, FeeCodeTerms> After { get; } = new(StringComparer.Ordinal);

    public IReadOnlyList<PlannedLine> Carry(IReadOnlyList<RegisterLine> lines)
    {
        ReadAhead(lines);
        return [.. lines.Select(line => line["record"] switch
        {
            "code" => Code(line, new RegisterReading(line)),
            "version" => Version(line, new RegisterReading(line)),
            _ => Refused(line, "", new RegisterReading(line), "record", "Write code or version."),
        })];
    }

    private PlannedLine Code(RegisterLine line, RegisterReading reading)
    {
        const string entry = "entry";
        if (CodeShape.Validate(line["code"]) is { IsValid: false } unshaped)
            return Refused(line, entry, reading, "code", unshaped.Errors[0].ErrorMessage);
        if (!_seen.Add(line["code"]))
            return Refused(line, entry, reading, "code", "This code has a line above already.");
        if (reading.Terms() is not { } terms)
            return Refused(line, entry, reading);
        if (!home.Bills(terms))
            return Refused(line, entry, reading, "invoice_type", $"The biller takes no invoices of the type {terms.InvoiceTypeId}.");

        return _codes.TryGetValue(line["code"], out var code) ? Changed(line, reading, code, terms) : New(line, reading, terms);
    }

    private PlannedLine New(RegisterLine line, RegisterReading reading, FeeCodeTerms terms)
    {
        var made = FeeCode.Register(home.Id, line["code"], terms);
        if (made.Error is { } refused)
            return Refused(line, "entry", reading, refused);

        _codes.Add(line["code"], made.Value);
        Added.Add(made.Value);
        After[line["code"]] = terms;
        var nothing = new FeeCodeTerms("", "", "", "", 0, null, [], !terms.ShownToPayers, !terms.Active);
        return Planned(line, "entry", PlannedKind.Added, [.. FeeCodeDifference.Between(nothing, terms).Select(change => change with { Before = "" })]);
    }

    private PlannedLine Changed(RegisterLine line, RegisterReading reading, FeeCode code, FeeCodeTerms terms)
    {
        var changes = FeeCodeDifference.Between(code.Terms, terms);
        if (changes.Count == 0)
            return Planned(line, "entry", PlannedKind.Untouched);
        if (code.Change(terms, code.Changes, pen.Today).Error is { } refused)
            return Refused(line, "entry", reading, refused);

        After[code.Code] = terms;
        return Planned(line, "entry", PlannedKind.Changed, changes);
    }

    private static PlannedLine Planned(RegisterLine line, string what, PlannedKind kind, IReadOnlyList<FieldChange>? changes = null) =>
        new(line.Number, line["code"], what, kind, changes ?? [], []);

    private static PlannedLine Refused(RegisterLine line, string what, RegisterReading reading) =>
        new(line.Number, line["code"], what, PlannedKind.Refused, [], reading.Faults);

    private static PlannedLine Refused(RegisterLine line, string what, RegisterReading reading, string column, string message)
    {
        reading.Fault(column, message);
        return Refused(line, what, reading);
    }

    private static PlannedLine Refused(RegisterLine line, string what, RegisterReading reading, Error error)
    {
        reading.Fault(error);
        return Refused(line, what, reading);
    }
}
