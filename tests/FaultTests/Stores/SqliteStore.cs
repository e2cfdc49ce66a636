using System.Data.Common;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Grancius.FaultTests.Stores;

/// <summary>A file in memory, filled for each run from a store that was migrated once.</summary>
internal sealed class SqliteStore : Store
{
    private const int Busy = 5;
    private const int DiskError = 10;

    private static readonly Lazy<SqliteConnection> Migrated = new(() =>
    {
        // Kept open to the end: the store lives as long as its connection.
        var memory = new SqliteConnection("Data Source=:memory:");
        memory.Open();
        var file = Path.Combine(Memory, $"grancius-pristine-{Environment.ProcessId}.db");
        Pristine.Make(new Dictionary<string, string?>(StringComparer.Ordinal) { ["ConnectionStrings:Grancius"] = $"Data Source={file};Pooling=False" });
        using (var made = new SqliteConnection($"Data Source={file};Pooling=False"))
        {
            made.Open();
            made.BackupDatabase(memory);
        }

        foreach (var rest in new[] { "", "-wal", "-shm" })
            File.Delete(file + rest);
        return memory;
    });

    private static int s_stores;

    private readonly string _file = Path.Combine(Memory, $"grancius-simulation-{Environment.ProcessId}-{Interlocked.Increment(ref s_stores)}.db");
    private readonly SqliteConnection _pristine = new("Data Source=:memory:");
    private readonly SqliteConnection _look;
    private readonly SqliteCommand _version;

    /// <param name="mutation">SQL that takes a control of the store away.</param>
    public SqliteStore(string? mutation = null)
    {
        _pristine.Open();
        lock (Migrated)
            Migrated.Value.BackupDatabase(_pristine);
        _look = new SqliteConnection($"Data Source={_file};Pooling=False");
        _look.Open();
        Run(_look, "PRAGMA journal_mode = WAL;");
        if (mutation is not null)
            Run(_pristine, mutation);
        Reset();
        _version = _look.CreateCommand();
        _version.CommandText = "PRAGMA data_version";
        Settings = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["ConnectionStrings:Grancius"] = $"Data Source={_file}",
            ["Reconciliation:AtOnce"] = "2",
        };
    }

    public override IReadOnlyDictionary<string, string?> Settings { get; }

    public override SqlFaults Faults { get; } = new(
        () => new SqliteException("simulated: database is locked", Busy), () => new SqliteException("simulated: disk I/O error", DiskError));

    public override DbConnection Look => _look;

    /// <summary>Where files are memory, if the machine has such a place.</summary>
    private static string Memory => Directory.Exists("/dev/shm") ? "/dev/shm" : Path.GetTempPath();

    public override void Reset() => _pristine.BackupDatabase(_look);

    public override bool IsBeingWritten()
    {
        if (raw.sqlite3_exec(_look.Handle, "BEGIN IMMEDIATE") != raw.SQLITE_OK)
            return true;

        raw.sqlite3_exec(_look.Handle, "ROLLBACK");
        return false;
    }

    public override long? DataVersion() => (long)_version.ExecuteScalar()!;

    public override void Dispose()
    {
        _version.Dispose();
        _look.Dispose();
        _pristine.Dispose();
        using (var pooled = new SqliteConnection($"Data Source={_file}"))
            SqliteConnection.ClearPool(pooled);
        foreach (var rest in new[] { "", "-wal", "-shm" })
            File.Delete(_file + rest);
    }

    protected override IReadOnlyList<string> Tables()
    {
        using var command = _look.CreateCommand();
        command.CommandText = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name NOT LIKE '\\_\\_%' ESCAPE '\\' ORDER BY name";
        using var reader = command.ExecuteReader();
        var names = new List<string>();
        while (reader.Read())
            names.Add(reader.GetString(0));
        return names;
    }

    private static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
