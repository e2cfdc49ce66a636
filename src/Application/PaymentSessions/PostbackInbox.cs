using System.Collections.Concurrent;
using Grancius.Application.Common;
using Grancius.Domain.PaymentSessions;
using Microsoft.Extensions.DependencyInjection;

namespace Grancius.Application.PaymentSessions;

/// <summary>
/// Stores postbacks durably, those that arrive together with one commit: the first in line writes for all who came while
/// the last write was under way, so a burst costs as many commits as the disk has time for. One that comes alone waits for
/// nobody.
/// </summary>
internal sealed class PostbackInbox(IServiceScopeFactory scopes) : IDisposable
{
    private const int MostAtOnce = 200;

    private readonly ConcurrentQueue<Arrival> _waiting = new();
    private readonly SemaphoreSlim _writer = new(1, 1);

    /// <summary>Returns when the postback will survive anything.</summary>
    /// <exception cref="OperationCanceledException">It took too long; the postback may still be stored.</exception>
    public async Task Keep(Postback postback, CancellationToken ct)
    {
        var arrival = new Arrival(postback);
        _waiting.Enqueue(arrival);
        await _writer.WaitAsync(ct);
        try
        {
            // The write is everybody's: the caller who happens to do it may go away, and it goes on.
            if (!arrival.Stored.Task.IsCompleted)
                await WriteWaiting(CancellationToken.None);
        }
        finally
        {
            _writer.Release();
        }

        await arrival.Stored.Task.WaitAsync(ct);
    }

    public void Dispose() => _writer.Dispose();

    private async Task WriteWaiting(CancellationToken ct)
    {
        var batch = new List<Arrival>();
        while (batch.Count < MostAtOnce && _waiting.TryDequeue(out var arrival))
            batch.Add(arrival);
        try
        {
            await Write(batch, ct);
        }
        catch (Exception) when (batch.Count > 1)
        {
            // One that cannot be stored must not take the others with it.
            foreach (var arrival in batch)
                await WriteAlone(arrival, ct);
        }
        catch (Exception fault)
        {
            batch[0].Stored.TrySetException(fault);
        }
    }

    private async Task WriteAlone(Arrival arrival, CancellationToken ct)
    {
        try
        {
            await Write([arrival], ct);
        }
        catch (Exception fault)
        {
            arrival.Stored.TrySetException(fault);
        }
    }

    private async Task Write(List<Arrival> batch, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IGranciusDb>().Append(batch.ConvertAll(arrival => arrival.Postback), ct);
        foreach (var arrival in batch)
            arrival.Stored.TrySetResult();
    }

    private sealed record Arrival(Postback Postback)
    {
        public TaskCompletionSource Stored { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
