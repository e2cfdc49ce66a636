using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Grancius.CrashTests.Fixture;

/// <summary>An empty database on one of the two engines, read and changed beside the product.</summary>
internal abstract class Database
{
    /// <summary>As Database__Provider spells it.</summary>
    public abstract string Provider { get; }

    /// <summary>The connection string the product is given.</summary>
    public string ForProduct { get; set; } = "";

    public static async Task<Database> New(string provider, string folder) => provider == "Sqlite" ? new SqliteFile(folder) : await PostgresDatabase.Make();

    public async Task<List<object[]>> Rows(string sql)
    {
        await using var connection = await Open();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.CommandTimeout = 60;
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<object[]>();
        while (await reader.ReadAsync())
        {
            var row = new object[reader.FieldCount];
            reader.GetValues(row);
            rows.Add(row);
        }

        return rows;
    }

    public async Task<long> Number(string sql) => Convert.ToInt64((await Rows(sql))[0][0], null);

    public Task Run(string sql) => Rows(sql);

    protected abstract Task<DbConnection> Open();

    private sealed class SqliteFile : Database
    {
        public SqliteFile(string folder) => ForProduct = $"Data Source={Path.Combine(folder, "grancius.db")}";

        public override string Provider => "Sqlite";

        protected override async Task<DbConnection> Open()
        {
            var connection = new SqliteConnection(ForProduct + ";Pooling=false");
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA busy_timeout = 10000;";
            await command.ExecuteNonQueryAsync();
            return connection;
        }
    }

    private sealed class PostgresDatabase(string connectionString) : Database
    {
        public override string Provider => "Postgres";

        public static async Task<Database> Make()
        {
            var server = (await PostgresServer.Instance).ConnectionString + ";Pooling=false";
            var name = $"crash_{Guid.CreateVersion7():N}";
            await new PostgresDatabase(server).Run($"CREATE DATABASE {name}");
            var own = new NpgsqlConnectionStringBuilder(server) { Database = name, Pooling = false }.ConnectionString;
            return new PostgresDatabase(own) { ForProduct = new NpgsqlConnectionStringBuilder(own) { Pooling = true }.ConnectionString };
        }

        protected override async Task<DbConnection> Open()
        {
            var connection = new NpgsqlConnection(connectionString);
            await connection.OpenAsync();
            return connection;
        }
    }
}
