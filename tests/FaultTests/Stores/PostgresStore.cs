using System.Data.Common;
using Npgsql;

namespace Grancius.FaultTests.Stores;

/// <summary>
/// A database on the server of the tests, filled for each run from copies of its tables. Npgsql waits for its socket and
/// comes back on another thread, so actors run one after the other here: deaths, faults and lost answers at every point,
/// and no two actors in the middle of something. Locks under load are the business of the harness with real processes.
/// </summary>
internal sealed class PostgresStore : Store
{
    private readonly string _server;
    private readonly string _name = $"simulation_{Environment.ProcessId}";
    private readonly string _connection;
    private readonly NpgsqlConnection _look;
    private readonly IReadOnlyList<string> _tables;

    public PostgresStore(string server)
    {
        _server = server;
        OnServer($"DROP DATABASE IF EXISTS {_name} WITH (FORCE); CREATE DATABASE {_name}".Split(';'));
        _connection = new NpgsqlConnectionStringBuilder(server) { Database = _name }.ConnectionString;
        Settings = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Database:Provider"] = "Postgres",
            ["ConnectionStrings:Grancius"] = _connection,
            ["Reconciliation:AtOnce"] = "1",
        };
        Pristine.Make(Settings);
        _look = new NpgsqlConnection(_connection + ";Pooling=false");
        _look.Open();
        _tables = Tables();
        Execute("CREATE SCHEMA pristine; " + string.Concat(_tables.Select(table => $"CREATE TABLE pristine.\"{table}\" AS TABLE public.\"{table}\"; ")));
    }

    public override IReadOnlyDictionary<string, string?> Settings { get; }

    public override SqlFaults Faults { get; } = new(
        () => new NpgsqlException("simulated: the connection is lost", new IOException("simulated")), () => new NpgsqlException("simulated: no space left on the device"));

    public override bool OneAtATime => true;

    public override DbConnection Look => _look;

    public override void Reset() => Execute($"SET session_replication_role = replica; TRUNCATE {string.Join(", ", _tables.Select(table => $"\"{table}\""))}; "
        + string.Concat(_tables.Select(table => $"INSERT INTO \"{table}\" SELECT * FROM pristine.\"{table}\"; ")) + "SET session_replication_role = origin");

    public override bool IsBeingWritten() => false;

    /// <summary>Where the server's log stands: others write into it too, and then the books are read once too often.</summary>
    public override long? DataVersion()
    {
        using var command = _look.CreateCommand();
        command.CommandText = "SELECT (pg_current_wal_insert_lsn() - '0/0')::bigint";
        return (long)command.ExecuteScalar()!;
    }

    public override void Dispose()
    {
        _look.Dispose();
        using (var pooled = new NpgsqlConnection(_connection))
            NpgsqlConnection.ClearPool(pooled);
        OnServer($"DROP DATABASE {_name} WITH (FORCE)");
    }

    protected override IReadOnlyList<string> Tables()
    {
        using var command = _look.CreateCommand();
        command.CommandText = "SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename NOT LIKE '\\_\\_%' ORDER BY tablename";
        using var reader = command.ExecuteReader();
        var names = new List<string>();
        while (reader.Read())
            names.Add(reader.GetString(0));
        return names;
    }

    private void OnServer(params string[] commands)
    {
        using var source = NpgsqlDataSource.Create(_server);
        foreach (var sql in commands)
        {
            using var command = source.CreateCommand(sql);
            command.ExecuteNonQuery();
        }
    }
}
