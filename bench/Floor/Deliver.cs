using Npgsql;

namespace Grancius.Floor;

/// <summary>Takes the facts out of the outbox again, every five seconds as the product does: here nobody is owed anything because of them.</summary>
internal sealed class Deliver(NpgsqlDataSource source) : BackgroundService
{
    private const int Most = 500;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(5));
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            while (await Take(stoppingToken) == Most)
            {
            }
        }
    }

    private async Task<int> Take(CancellationToken ct)
    {
        await using var command = source.CreateCommand(
            "DELETE FROM outbox WHERE id IN (SELECT id FROM outbox WHERE due_at <= $1 ORDER BY due_at, id LIMIT $2 FOR UPDATE SKIP LOCKED)");
        command.Parameters.Add(new NpgsqlParameter { Value = Moment.Now });
        command.Parameters.Add(new NpgsqlParameter { Value = Most });
        return await command.ExecuteNonQueryAsync(ct);
    }
}
