using Npgsql;

namespace Grancius.Floor;

/// <summary>Statements that go to the server together.</summary>
internal sealed class Batch(NpgsqlConnection connection) : IDisposable
{
    private readonly NpgsqlBatch _batch = new(connection);

    public Batch Add(string sql, params object?[] values)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var value in values)
            command.Parameters.Add(new NpgsqlParameter { Value = value ?? DBNull.Value });
        _batch.BatchCommands.Add(command);
        return this;
    }

    public Task Run() => _batch.ExecuteNonQueryAsync();

    public Task<NpgsqlDataReader> Read() => _batch.ExecuteReaderAsync();

    public void Dispose() => _batch.Dispose();
}

internal static class Moment
{
    public static long Now => TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();
}
