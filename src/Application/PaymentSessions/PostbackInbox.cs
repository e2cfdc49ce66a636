using Grancius.Application.Common;
using Grancius.Domain.Common;
using Grancius.Domain.PaymentSessions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Grancius.Application.PaymentSessions;

/// <summary>
/// Where postbacks are stored and applied; those that come together, with one commit. In one step where nothing is in the
/// way, else in two: the sender is answered for the storing alone, and anyone may repeat the applying.
/// </summary>
internal sealed partial class PostbackInbox
{
    private const int MostStored = 200;

    /// <summary>Fewer, because each is work, and holds the locks of its invoices and its session meanwhile.</summary>
    private const int MostTaken = 20;

    /// <summary>More than of those whose senders wait for it.</summary>
    private const int MostApplied = 50;

    private readonly GroupCommit<Postback, Result<string>> _taking;
    private readonly GroupCommit<Postback, bool> _storing;
    private readonly GroupCommit<Guid, Result<string>> _applying;

    public PostbackInbox(IServiceScopeFactory scopes, ILogger<PostbackInbox> log)
    {
        _taking = new(MostTaken, async (postbacks, ct) =>
        {
            await using var scope = scopes.CreateAsyncScope();
            try
            {
                return await scope.ServiceProvider.GetRequiredService<PostbackRun>().Take(postbacks, ct);
            }
            catch (Exception fault)
            {
                // Nothing of it was kept, or its answer was lost: each is stored now, and then applied.
                NotTaken(log, postbacks.Count, fault.GetBaseException().GetType().Name);
                return [.. postbacks.Select(_ => (Result<string>)PaymentSessionErrors.PostbackNotTaken)];
            }
        });
        _storing = new(MostStored, async (postbacks, ct) =>
        {
            await using var scope = scopes.CreateAsyncScope();
            await Store(postbacks, scope.ServiceProvider.GetRequiredService<IGranciusDb>(), ct);
            return [.. postbacks.Select(_ => true)];
        });
        _applying = new(MostApplied, async (ids, ct) =>
        {
            await using var scope = scopes.CreateAsyncScope();
            return await scope.ServiceProvider.GetRequiredService<PostbackRun>().Apply(ids, ct);
        });
    }

    /// <summary>Stores the postback and applies it, or does neither.</summary>
    /// <param name="toBegin">Neither is done where it is not begun in this time; null waits for its turn.</param>
    /// <returns>What became of it, in words for its record.</returns>
    /// <exception cref="OperationCanceledException">It took too long; if it was begun, it may still be stored and applied.</exception>
    public async Task<Result<string>> Take(Postback postback, TimeSpan? toBegin, CancellationToken ct)
    {
        using var begin = CancellationTokenSource.CreateLinkedTokenSource(ct);
        if (toBegin is { } time)
            begin.CancelAfter(time);
        return await _taking.Write(postback, begin.Token, ct);
    }

    /// <summary>Returns when the postback will survive anything.</summary>
    /// <exception cref="OperationCanceledException">It took too long; the postback may still be stored.</exception>
    public Task Keep(Postback postback, CancellationToken ct) => _storing.Write(postback, CancellationToken.None, ct);

    /// <returns>What became of it, in words for its record.</returns>
    /// <exception cref="OperationCanceledException">It took too long; the postback may still be applied.</exception>
    public Task<Result<string>> Apply(Guid postback, CancellationToken ct) => _applying.Write(postback, CancellationToken.None, ct);

    /// <summary>What was taken after all, when nobody waited for it any more, is there already.</summary>
    private static Task<bool> Store(IReadOnlyList<Postback> postbacks, IGranciusDb db, CancellationToken ct)
    {
        var ids = postbacks.Select(postback => postback.Id).ToList();
        return db.Repeatably(async ct =>
        {
            var there = await db.Postbacks.Where(postback => ids.Contains(postback.Id)).Select(postback => postback.Id).ToListAsync(ct);
            db.Postbacks.AddRange(postbacks.ExceptBy(there, postback => postback.Id));
            return true;
        }, ct);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Count} postbacks are stored first and applied then, because of a {Fault}")]
    private static partial void NotTaken(ILogger log, int count, string fault);
}
