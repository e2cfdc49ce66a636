using System.Diagnostics;

namespace Grancius.FunctionalTests.Fixture;

/// <summary>The server that test.sh lends by GRANCIUS_TEST_POSTGRES; without one, tests/postgres.sh lends another until this process ends.</summary>
internal static class PostgresServer
{
    private static readonly Lazy<Task<string>> Lent = new(Borrow);

    // Held, because a process object that is collected closes the standard input too.
    private static Process? _server;

    public static Task<string> ConnectionString() => Lent.Value;

    private static async Task<string> Borrow()
    {
        if (Environment.GetEnvironmentVariable("GRANCIUS_TEST_POSTGRES") is { Length: > 0 } given)
            return given;

        // It ends when its standard input does, which is when this process is gone.
        _server = Process.Start(new ProcessStartInfo("bash", [Path.Combine(AppContext.BaseDirectory, "postgres.sh")])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        return await _server.StandardOutput.ReadLineAsync()
            ?? throw new InvalidOperationException($"PostgreSQL 15 is needed for these tests: {await _server.StandardError.ReadToEndAsync()}");
    }
}
