using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Npgsql;

namespace Grancius.Bench;

/// <summary>The physical limit: the same rows as functions inside PostgreSQL, called by its own load generator.</summary>
internal sealed partial class PgBench(string program, PostgresStore store, int postmaster)
{
    public async Task<Reading> Run(string script, int users, int seconds)
    {
        var server = new NpgsqlConnectionStringBuilder(store.ConnectionString);
        var start = new ProcessStartInfo(program,
        [
            "-n", "-M", "prepared", "-c", $"{users}", "-j", "1", "-T", $"{seconds}", "-h", server.Host!, "-p", $"{server.Port}", "-U", server.Username!,
            "-f", Path.Combine(AppContext.BaseDirectory, "sql", script), server.Database!,
        ])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var before = Cpu.OfServer(postmaster);
        using var run = Process.Start(start)!;
        var errors = run.StandardError.ReadToEndAsync();
        var output = await run.StandardOutput.ReadToEndAsync();
        await run.WaitForExitAsync();
        if (run.ExitCode != 0)
            throw new InvalidOperationException(await errors);

        var done = (int)Figure(Processed(), output);
        var milliseconds = (Cpu.OfServer(postmaster) - before) * 1000 / done;
        return new Reading(done, done / Figure(Tps(), output), Figure(Latency(), output), double.NaN, milliseconds, milliseconds);
    }

    private static double Figure(Regex pattern, string output) => double.Parse(pattern.Match(output).Groups["figure"].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"actually processed: (?<figure>\d+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Processed();

    [GeneratedRegex(@"tps = (?<figure>[\d.]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Tps();

    [GeneratedRegex(@"latency average = (?<figure>[\d.]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Latency();
}
