using Grancius.Application.Common;
using Grancius.Domain.Common;
using Grancius.Domain.PaymentSessions;
using Microsoft.Extensions.DependencyInjection;

namespace Grancius.Application.PaymentSessions;

/// <summary>
/// Where postbacks are stored, and then applied; those that come together, with one commit each time. Two steps, because
/// the sender is answered for the first alone, and anyone may repeat the second.
/// </summary>
internal sealed class PostbackInbox
{
    private const int MostStored = 200;

    /// <summary>Fewer, because each holds the locks of its invoices and its session meanwhile.</summary>
    private const int MostApplied = 50;

    private readonly GroupCommit<Postback, bool> _storing;
    private readonly GroupCommit<Guid, Result<string>> _applying;

    public PostbackInbox(IServiceScopeFactory scopes)
    {
        _storing = new(MostStored, async (postbacks, ct) =>
        {
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<IGranciusDb>().Append(postbacks, ct);
            return [.. postbacks.Select(_ => true)];
        });
        _applying = new(MostApplied, async (ids, ct) =>
        {
            await using var scope = scopes.CreateAsyncScope();
            return await scope.ServiceProvider.GetRequiredService<PostbackRun>().Apply(ids, ct);
        });
    }

    /// <summary>Returns when the postback will survive anything.</summary>
    /// <exception cref="OperationCanceledException">It took too long; the postback may still be stored.</exception>
    public Task Keep(Postback postback, CancellationToken ct) => _storing.Write(postback, ct);

    /// <returns>What became of it, in words for its record.</returns>
    /// <exception cref="OperationCanceledException">It took too long; the postback may still be applied.</exception>
    public Task<Result<string>> Apply(Guid postback, CancellationToken ct) => _applying.Write(postback, ct);
}
