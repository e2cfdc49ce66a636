using System.Security.Cryptography;
using System.Text.Json;

namespace Grancius.Application.Fees;

/// <summary>Exactly what an import does, line by line.</summary>
/// <param name="Warning">What it does to the biller's readers, to be read and confirmed; null where it does nothing to them.</param>
public sealed record ImportPlan(IReadOnlyList<PlannedLine> Lines, string? Warning)
{
    public bool IsRefused => Lines.Any(line => line.Kind == PlannedKind.Refused);

    public bool ChangesNothing => Lines.All(line => line.Kind == PlannedKind.Untouched);

    public int Count(PlannedKind kind) => Lines.Count(line => line.Kind == kind);

    /// <summary>Of what was shown of a file: the same when, and only when, the same would be done by the same file.</summary>
    public string Fingerprint(byte[] file) =>
        Convert.ToHexString(SHA256.HashData([.. SHA256.HashData(file), .. JsonSerializer.SerializeToUtf8Bytes(this)]));
}

/// <summary>What becomes of a line.</summary>
public enum PlannedKind
{
    /// <summary>An entry that is new.</summary>
    Added,

    /// <summary>An entry that says something else.</summary>
    Changed,

    /// <summary>A version that is new, as a draft.</summary>
    Drafted,

    /// <summary>A draft that says something else.</summary>
    Revised,

    /// <summary>The register says so already.</summary>
    Untouched,

    /// <summary>It cannot be done, and so nothing is.</summary>
    Refused,
}

/// <param name="Number">Of the line in the file.</param>
/// <param name="What">Which entry or version, in words.</param>
/// <param name="Changes">Field by field; of what is new, with nothing before.</param>
/// <param name="Faults">Why it is refused.</param>
public sealed record PlannedLine(int Number, string Code, string What, PlannedKind Kind, IReadOnlyList<FieldChange> Changes, IReadOnlyList<LineFault> Faults)
{
    /// <summary>As the trail writes it.</summary>
    public override string ToString() => $"{Kind.ToString().ToLowerInvariant()} the {What}{(Changes.Count == 0 ? "" : $" ({string.Join("; ", Changes)})")}";
}
