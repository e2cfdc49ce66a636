using Microsoft.Data.Sqlite;
using Npgsql;

namespace Grancius.FunctionalTests.Fixture;

/// <summary>One of the two databases the product runs on.</summary>
public abstract class Engine
{
    public static Engine Sqlite { get; } = new SqliteEngine();

    public static Engine Postgres { get; } = new PostgresEngine();

    /// <summary>As Database__Provider spells it.</summary>
    public abstract string Provider { get; }

    /// <summary>Makes room for an empty database.</summary>
    /// <returns>Its connection string.</returns>
    public abstract Task<string> NewDatabase();

    public abstract Task Drop(string database);

    /// <summary>Empties the tables, past the ledger's guard against it.</summary>
    public abstract Task Empty(string database, IReadOnlyList<string> tables);

    /// <summary>Runs SQL beside the product.</summary>
    public abstract Task Run(string database, string sql);

    /// <summary>Changes what the triggers guard, as somebody who owns the database can; the guards stand again afterwards.</summary>
    public abstract Task Tamper(string database, string sql);

    public abstract Task<long> Number(string database, string sql);

    public override string ToString() => Provider;

    private sealed class SqliteEngine : Engine
    {
        public override string Provider => "Sqlite";

        // In memory where there is such a folder: the product waits for the disk after every commit.
        public override Task<string> NewDatabase() => Task.FromResult(
            $"Data Source={Path.Combine(Directory.CreateDirectory(Path.Combine(Directory.Exists("/dev/shm") ? "/dev/shm" : Path.GetTempPath(), $"grancius-{Guid.CreateVersion7():N}")).FullName, "grancius.db")}");

        public override Task Drop(string database)
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(Path.GetDirectoryName(new SqliteConnectionStringBuilder(database).DataSource)!, recursive: true);
            return Task.CompletedTask;
        }

        public override Task Empty(string database, IReadOnlyList<string> tables) =>
            Tamper(database, string.Join('\n', tables.Select(table => $"DELETE FROM {table};")));

        public override async Task Tamper(string database, string sql)
        {
            var guards = new List<(string Name, string Sql)>();
            await using var connection = await Open(database);
            await using (var ask = connection.CreateCommand())
            {
                ask.CommandText = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'";
                await using var rows = await ask.ExecuteReaderAsync();
                while (await rows.ReadAsync())
                    guards.Add((rows.GetString(0), rows.GetString(1)));
            }

            await Execute(connection, string.Join('\n', (string[])
            [
                "PRAGMA foreign_keys = OFF; BEGIN IMMEDIATE;",
                .. guards.Select(guard => $"DROP TRIGGER {guard.Name};"),
                sql + ";",
                .. guards.Select(guard => guard.Sql + ";"),
                "COMMIT; PRAGMA foreign_keys = ON;",
            ]));
        }

        public override async Task Run(string database, string sql)
        {
            await using var connection = await Open(database);
            await Execute(connection, sql);
        }

        public override async Task<long> Number(string database, string sql)
        {
            await using var connection = await Open(database);
            await using var command = connection.CreateCommand();
            command.CommandText = sql;
            return Convert.ToInt64(await command.ExecuteScalarAsync(), null);
        }

        private static async Task<SqliteConnection> Open(string database)
        {
            var connection = new SqliteConnection(database);
            await connection.OpenAsync();
            await Execute(connection, "PRAGMA busy_timeout = 10000;");
            return connection;
        }

        private static async Task Execute(SqliteConnection connection, string sql)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = sql;
            await command.ExecuteNonQueryAsync();
        }
    }

    private sealed class PostgresEngine : Engine
    {
        public override string Provider => "Postgres";

        public override async Task<string> NewDatabase()
        {
            var server = await PostgresServer.ConnectionString();
            var name = $"test_{Guid.CreateVersion7():N}";
            await Run(server, $"CREATE DATABASE {name}");
            return new NpgsqlConnectionStringBuilder(server) { Database = name }.ConnectionString;
        }

        public override async Task Drop(string database)
        {
            NpgsqlConnection.ClearAllPools();
            await Run(await PostgresServer.ConnectionString(), $"DROP DATABASE {new NpgsqlConnectionStringBuilder(database).Database} WITH (FORCE)");
        }

        public override Task Empty(string database, IReadOnlyList<string> tables) => Run(database, $"TRUNCATE {string.Join(", ", tables)}");

        public override Task Tamper(string database, string sql) =>
            Run(database, $"SET session_replication_role = replica; {sql}; SET session_replication_role = DEFAULT;");

        public override async Task Run(string database, string sql)
        {
            await using var source = NpgsqlDataSource.Create(database);
            await using var command = source.CreateCommand(sql);
            await command.ExecuteNonQueryAsync();
        }

        public override async Task<long> Number(string database, string sql)
        {
            await using var source = NpgsqlDataSource.Create(database);
            await using var command = source.CreateCommand(sql);
            return Convert.ToInt64(await command.ExecuteScalarAsync(), null);
        }
    }
}
