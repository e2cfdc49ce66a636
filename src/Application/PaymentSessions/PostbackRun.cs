using Grancius.Application.Common;
using Grancius.Domain.Common;
using Grancius.Domain.Invoices;
using Grancius.Domain.Jurisdictions;
using Grancius.Domain.PaymentSessions;
using Microsoft.EntityFrameworkCore;

namespace Grancius.Application.PaymentSessions;

/// <summary>
/// Holds kept postbacks against their sessions and applies what is believed, all of them in one transaction: each thing
/// that has to be known is read once for all, and one commit stands for all.
/// </summary>
internal sealed class PostbackRun(IGranciusDb db, UnmatchedNews unmatched, ReconciliationOptions options, TimeProvider clock)
{
    private static readonly Error NotKept = new("postback_not_found", "There is no such postback.", ErrorKind.NotFound);

    /// <returns>What became of each, in their order.</returns>
    public Task<IReadOnlyList<Result<string>>> Apply(IReadOnlyList<Guid> ids, CancellationToken ct) => db.Atomically<IReadOnlyList<Result<string>>>(async ct =>
    {
        // Locked, so that each is applied by one node at a time, and the other finds it applied.
        var postbacks = await db.Postbacks.ForUpdate()
            .Where(postback => ids.Contains(postback.Id))
            .OrderBy(postback => postback.Id)
            .ToDictionaryAsync(postback => postback.Id, ct);
        var due = ids.Distinct().Where(id => postbacks.TryGetValue(id, out var kept) && kept.DueAt is not null)
            .Select(id => new Piece(postbacks[id], PostbackReading.Read(postbacks[id])))
            .ToList();
        foreach (var idle in due.Where(piece => PostbackReading.SaysNothing(piece.News)))
            idle.Postback.Applied("says nothing");

        await ApplyNews(due.FindAll(piece => piece.Postback.DueAt is not null), ct);
        return [.. ids.Select(id => postbacks.TryGetValue(id, out var kept) ? (Result<string>)kept.Outcome! : NotKept)];
    }, ct);

    private async Task ApplyNews(List<Piece> pieces, CancellationToken ct)
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
