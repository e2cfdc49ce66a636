using System.Diagnostics;

namespace Grancius.CrashTests.Fixture;

/// <summary>
/// A PostgreSQL of our own that waits for the disk, and can be stopped as by a loss of power. It is gone when this
/// process is.
/// </summary>
internal sealed class PostgresServer
{
    private static readonly Lazy<Task<PostgresServer>> Lent = new(Borrow);

    private readonly Process _script;

    private PostgresServer(Process script, string connectionString)
    {
        _script = script;
        ConnectionString = connectionString;
    }

    public string ConnectionString { get; }

    private bool Runs { get; set; } = true;

    public static Task<PostgresServer> Instance => Lent.Value;

    /// <summary>Stops it in the mode `immediate`: what was not on the disk is gone.</summary>
    public async Task Stop()
    {
        await Order("stop", "stopped");
        Runs = false;
    }

    public async Task Start()
    {
        if (Runs)
            return;

        await Order("start", "started");
        Runs = true;
    }

    private async Task Order(string order, string done)
    {
        await _script.StandardInput.WriteLineAsync(order);
        await _script.StandardInput.FlushAsync();
        (await _script.StandardOutput.ReadLineAsync()).ShouldBe(done);
    }

    private static async Task<PostgresServer> Borrow()
    {
        var script = Process.Start(new ProcessStartInfo("bash", [Path.Combine(AppContext.BaseDirectory, "postgres.sh")])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            Environment = { ["GRANCIUS_POSTGRES_DURABLE"] = "true" },
        })!;
        return new PostgresServer(script, await script.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("PostgreSQL 15 did not start."));
    }
}
