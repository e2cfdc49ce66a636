using Grancius.Application.Common;
using Grancius.Domain.Common;
using Grancius.Domain.Invoices;
using Grancius.Domain.Jurisdictions;
using Grancius.Domain.PaymentSessions;
using Microsoft.EntityFrameworkCore;

namespace Grancius.Application.PaymentSessions;

/// <summary>
/// Holds postbacks against their sessions and applies what is believed, all of them in one transaction: each thing
/// that has to be known is read once for all, and one commit stands for all.
/// </summary>
internal sealed class PostbackRun(IGranciusDb db, UnmatchedNews unmatched, ReconciliationOptions options, TimeProvider clock)
{
    private static readonly Error NotKept = new("postback_not_found", "There is no such postback.", ErrorKind.NotFound);

    /// <summary>Stores postbacks that just came and applies them, or does neither; waits for nobody's lock.</summary>
    /// <returns>What became of each, in their order.</returns>
    /// <exception cref="Exception">Whatever was in the way: a lock, a duplicate, the store itself.</exception>
    public Task<IReadOnlyList<Result<string>>> Take(IReadOnlyList<Postback> postbacks, CancellationToken ct) => db.WithoutWaiting<IReadOnlyList<Result<string>>>(async ct =>
    {
        db.Postbacks.AddRange(postbacks);
        await ApplyDue(postbacks, ct);
        return [.. postbacks.Select(postback => (Result<string>)postback.Outcome!)];
    }, ct);

    /// <summary>Applies postbacks that were stored before.</summary>
    /// <returns>What became of each, in their order.</returns>
    public Task<IReadOnlyList<Result<string>>> Apply(IReadOnlyList<Guid> ids, CancellationToken ct) => db.Atomically<IReadOnlyList<Result<string>>>(async ct =>
    {
        // Locked, so that each is applied by one node at a time, and the other finds it applied.
        var postbacks = await db.Postbacks.ForUpdate()
            .Where(postback => ids.Contains(postback.Id))
            .OrderBy(postback => postback.Id)
            .ToDictionaryAsync(postback => postback.Id, ct);
        await ApplyDue(ids.Distinct().Where(postbacks.ContainsKey).Select(id => postbacks[id]).Where(postback => postback.DueAt is not null), ct);
        return [.. ids.Select(id => postbacks.TryGetValue(id, out var kept) ? (Result<string>)kept.Outcome! : NotKept)];
    }, ct);

    private async Task ApplyDue(IEnumerable<Postback> postbacks, CancellationToken ct)
    {
        var pieces = postbacks.Select(postback => new Piece(postback, PostbackReading.Read(postback))).ToLookup(piece => PostbackReading.SaysNothing(piece.News));
        foreach (var idle in pieces[true])
            idle.Postback.Applied("says nothing");

        await ApplyNews([.. pieces[false]], ct);
    }

    private async Task ApplyNews(IReadOnlyList<Piece> pieces, CancellationToken ct)
    {
        if (pieces.Count == 0)
            return;

        var targets = await Targets([.. pieces.Select(piece => piece.Postback.Token).OfType<string>().Distinct()], ct);
        var locked = await LockedSessions.Lock(db, [.. targets.Values.Select(target => target.Id)], [.. targets.Values.SelectMany(target => target.Invoices)], ct);
        await locked.ReadPayments([.. targets.Values.Select(target => target.Jurisdiction.Id).Distinct()],
            [.. pieces.Select(piece => piece.News.PaymentId).OfType<string>().Distinct()], ct);
        var now = clock.GetUtcNow();
        foreach (var (postback, news) in pieces)
        {
            var outcome = postback.Token is { } token && targets.TryGetValue(token, out var target)
                ? await new SessionNews(db, new CashApplication(db, locked, locked[target.Id], options, now), target.Jurisdiction, postback, now).Apply(news, ct)
                : await unmatched.Keep(postback, news, now, ct);
            postback.Applied(outcome);
        }

        await locked.ReleaseHolds(ct);
    }

    /// <summary>The sessions that the postbacks' secrets name.</summary>
    private async Task<Dictionary<string, Target>> Targets(List<string> tokens, CancellationToken ct)
    {
        var sessions = await db.PaymentSessions.AsNoTracking()
            .Where(session => tokens.Contains(session.PostbackToken))
            .Select(session => new { session.Id, session.JurisdictionId, session.PostbackToken, session.Invoices })
            .ToListAsync(ct);
        var tenants = sessions.Select(session => session.JurisdictionId).Distinct().ToList();
        var jurisdictions = tenants.Count == 0 ? [] : await db.Jurisdictions.AsNoTracking()
            .Where(jurisdiction => tenants.Contains(jurisdiction.Id))
            .ToDictionaryAsync(jurisdiction => jurisdiction.Id, ct);
        return sessions.ToDictionary(
            session => session.PostbackToken,
            session => new Target(session.Id, jurisdictions[session.JurisdictionId], [.. session.Invoices.Select(line => line.InvoiceId)]));
    }

    private sealed record Piece(Postback Postback, ProcessorNews News);

    private sealed record Target(PaymentSessionId Id, Jurisdiction Jurisdiction, IReadOnlyList<InvoiceId> Invoices);
}
