using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Grancius.Bench;

/// <summary>A database that a target works on.</summary>
internal abstract class Store(string connectionString)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public string ConnectionString { get; } = connectionString;

    public abstract IEnumerable<(string Key, string Value)> Settings { get; }

    /// <summary>Connections as the product has them, without the product.</summary>
    public abstract DbDataSource Bare();

    public abstract Task Fill(IEnumerable<Rows> tables);

    public abstract Task<long> Number(string sql);

    public abstract Task<Guid> Tenant();

    /// <summary>Waits until nothing is put off any more: every postback applied, every fact delivered.</summary>
    /// <exception cref="TimeoutException">Nobody takes it on.</exception>
    public async Task Settle()
    {
        var watch = Stopwatch.StartNew();
        while (await Number("SELECT (SELECT COUNT(*) FROM outbox) + (SELECT COUNT(*) FROM postbacks WHERE due_at IS NOT NULL)") > 0)
        {
            if (watch.Elapsed > Patience)
                throw new TimeoutException("Postbacks or facts are left that nobody takes on.");
            await Task.Delay(100);
        }
    }
}

internal sealed class PostgresStore(string connectionString) : Store(connectionString)
{
    public override IEnumerable<(string Key, string Value)> Settings => [("Database__Provider", "Postgres"), ("ConnectionStrings__Grancius", ConnectionString)];

    public override DbDataSource Bare() => NpgsqlDataSource.Create(ConnectionString);

    /// <summary>A copy of another database, which nobody may be using.</summary>
    public static async Task<PostgresStore> Make(string server, string name, string? like = null)
    {
        NpgsqlConnection.ClearAllPools();
        await using var source = NpgsqlDataSource.Create(server);
        await using var command = source.CreateCommand($"CREATE DATABASE {name}{(like is null ? "" : $" TEMPLATE {like}")}");
        command.CommandTimeout = 600;
        await command.ExecuteNonQueryAsync();
        return new PostgresStore(new NpgsqlConnectionStringBuilder(server) { Database = name }.ConnectionString);
    }

    public override async Task Fill(IEnumerable<Rows> tables)
    {
        await using var connection = new NpgsqlConnection(ConnectionString);
        await connection.OpenAsync();
        var filled = tables.ToList();
        foreach (var rows in filled)
        {
            await using var import = await connection.BeginBinaryImportAsync($"COPY {rows.Table} ({string.Join(", ", rows.Columns)}) FROM STDIN (FORMAT BINARY)");
            for (var place = 0; place < rows.Count; place++)
                await import.WriteRowAsync(CancellationToken.None, rows.Row(place)!);
            await import.CompleteAsync();
        }

        // Without it the planner knows nothing of what was loaded. An empty table that it knows to be empty it would read to
        // its end for every foreign key, long after it has grown: only what was filled.
        await using var analyze = new NpgsqlCommand($"VACUUM ANALYZE {string.Join(", ", filled.Select(rows => rows.Table).Distinct())}", connection) { CommandTimeout = 600 };
        await analyze.ExecuteNonQueryAsync();
    }

    public async Task Run(string sql)
    {
        await using var source = NpgsqlDataSource.Create(ConnectionString);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    public override async Task<long> Number(string sql) => Convert.ToInt64(await Scalar(sql), CultureInfo.InvariantCulture);

    public override async Task<Guid> Tenant() => (Guid)(await Scalar("SELECT id FROM jurisdictions WHERE slug = 'co-hernando-fl'"))!;

    /// <summary>On a connection that is kept: a new one is a new process of the server, whose processor time would be counted.</summary>
    private async Task<object?> Scalar(string sql)
    {
        await using var connection = new NpgsqlConnection(ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }
}

internal sealed class SqliteStore(string file) : Store($"Data Source={file}")
{
    public override IEnumerable<(string Key, string Value)> Settings => [("Database__Provider", "Sqlite"), ("ConnectionStrings__Grancius", ConnectionString)];

    public override DbDataSource Bare() => SqliteFactory.Instance.CreateDataSource(ConnectionString);

    public override async Task Fill(IEnumerable<Rows> tables)
    {
        await using var connection = new SqliteConnection(ConnectionString);
        await connection.OpenAsync();
        foreach (var rows in tables)
        {
            await using var transaction = connection.BeginTransaction();
            await using var insert = connection.CreateCommand();
            insert.Transaction = transaction;
            insert.CommandText = $"INSERT INTO {rows.Table} ({string.Join(", ", rows.Columns)}) VALUES ({string.Join(", ", rows.Columns.Select((_, place) => $"${place}"))})";
            var parameters = rows.Columns.Select((_, place) => insert.Parameters.Add(new SqliteParameter { ParameterName = $"${place}" })).ToList();
            for (var place = 0; place < rows.Count; place++)
            {
                var row = rows.Row(place);
                for (var column = 0; column < row.Length; column++)
                    parameters[column].Value = row[column] ?? DBNull.Value;
                insert.ExecuteNonQuery();
            }

            transaction.Commit();
        }

        await using var analyze = connection.CreateCommand();
        analyze.CommandText = "ANALYZE; PRAGMA wal_checkpoint(TRUNCATE);";
        analyze.ExecuteNonQuery();
    }

    public override Task<long> Number(string sql) => Task.FromResult(Convert.ToInt64(Scalar(sql), CultureInfo.InvariantCulture));

    public override Task<Guid> Tenant() => Task.FromResult(Guid.Parse((string)Scalar("SELECT id FROM jurisdictions WHERE slug = 'co-hernando-fl'")!));

    private object? Scalar(string sql)
    {
        using var connection = new SqliteConnection(ConnectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }
}
