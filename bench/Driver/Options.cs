using System.Globalization;

namespace Grancius.Bench;

/// <summary>What is measured, and for how long. Given as <c>--name value</c>.</summary>
internal sealed record Options(
    string Web, string Floor, string Postgres, string PgBench, string Folder, int Users, int Warm, int Seconds, int Rounds, int Rows, IReadOnlySet<string> Only)
{
    public static Options Read(string[] args)
    {
        string Text(string name, string? usual = null) =>
            Array.IndexOf(args, $"--{name}") is var at and >= 0 && at + 1 < args.Length ? args[at + 1]
            : usual ?? throw new ArgumentException($"Give --{name}.", nameof(args));

        int Whole(string name, int usual) => int.Parse(Text(name, usual.ToString(CultureInfo.InvariantCulture)), CultureInfo.InvariantCulture);

        return new Options(
            Text("web"), Text("floor"), Text("postgres"), Text("pgbench", "/usr/lib/postgresql/15/bin/pgbench"), Text("folder"),
            Whole("users", 8), Whole("warm", 30), Whole("seconds", 8), Whole("rounds", 3), Whole("rows", 1_000_000),
            Text("only", "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToHashSet(StringComparer.Ordinal));
    }

    public bool Asked(string name) => Only.Count == 0 || Only.Contains(name);
}
