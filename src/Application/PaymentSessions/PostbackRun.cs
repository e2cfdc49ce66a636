using Grancius.Application.Common;
using Grancius.Domain.Common;
using Grancius.Domain.Invoices;
using Grancius.Domain.PaymentSessions;
using Microsoft.EntityFrameworkCore;

namespace Grancius.Application.PaymentSessions;

/// <summary>
/// Holds postbacks against their sessions and applies what is believed, all of them in one transaction: each thing
/// that has to be known is read once for all, and one commit stands for all.
/// </summary>
internal sealed class PostbackRun(IGranciusDb db, UnmatchedNews unmatched, ReconciliationOptions options, TimeProvider clock)
{
    /// <summary>With that of the jurisdiction which a postback names: all of it would come once for each session.</summary>
    private static readonly CompiledQuery<List<string>, NamedSession> SessionsNamed = new((db, tokens) =>
        from session in db.PaymentSessions.AsNoTracking()
        where tokens.Contains(session.PostbackToken)
        join jurisdiction in db.Jurisdictions on session.JurisdictionId equals jurisdiction.Id
        select new NamedSession(session, new Payee(jurisdiction.Id, jurisdiction.Slug, jurisdiction.Biller)));

    private static readonly CompiledQuery<List<string>, NamedSession> SessionsNamedForUpdate = new((db, tokens) =>
        from session in db.PaymentSessions.AloneForUpdate()
        where tokens.Contains(session.PostbackToken)
        join jurisdiction in db.Jurisdictions on session.JurisdictionId equals jurisdiction.Id
        select new NamedSession(session, new Payee(jurisdiction.Id, jurisdiction.Slug, jurisdiction.Biller)));

    private static readonly Error NotKept = new("postback_not_found", "There is no such postback.", ErrorKind.NotFound);

    /// <summary>Stores postbacks that just came and applies them, or does neither; waits for nobody's lock.</summary>
    /// <returns>What became of each, in their order.</returns>
    /// <exception cref="Exception">Whatever was in the way: a lock, a duplicate, the store itself.</exception>
    public Task<IReadOnlyList<Result<string>>> Take(IReadOnlyList<Postback> postbacks, CancellationToken ct) => db.WithoutWaiting<IReadOnlyList<Result<string>>>(async ct =>
    {
        db.Postbacks.AddRange(postbacks);
        await ApplyDue(postbacks, LockedAtOnce, ct);
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
        await ApplyDue(ids.Distinct().Where(postbacks.ContainsKey).Select(id => postbacks[id]).Where(postback => postback.DueAt is not null), LockedInTurn, ct);
        return [.. ids.Select(id => postbacks.TryGetValue(id, out var kept) ? (Result<string>)kept.Outcome! : NotKept)];
    }, ct);

    private async Task ApplyDue(IEnumerable<Postback> postbacks, Locking locking, CancellationToken ct)
    {
        var pieces = postbacks.Select(postback => new Piece(postback, PostbackReading.Read(postback))).ToLookup(piece => PostbackReading.SaysNothing(piece.News));
        foreach (var idle in pieces[true])
            idle.Postback.Applied("says nothing");

        await ApplyNews([.. pieces[false]], locking, ct);
    }

    private async Task ApplyNews(IReadOnlyList<Piece> pieces, Locking locking, CancellationToken ct)
    {
        if (pieces.Count == 0)
            return;

        var (named, locked) = await locking([.. pieces.Select(piece => piece.Postback.Token).OfType<string>().Distinct()], ct);
        var targets = named.ToDictionary(target => target.Session.PostbackToken, StringComparer.Ordinal);
        await locked.ReadPayments([.. named.Select(target => target.Payee.Id).Distinct()],
            [.. pieces.Select(piece => piece.News.PaymentId).OfType<string>().Distinct()], ct);
        var now = clock.GetUtcNow();
        foreach (var (postback, news) in pieces)
        {
            var outcome = postback.Token is { } token && targets.TryGetValue(token, out var target)
                ? await new SessionNews(db, new CashApplication(db, locked, locked[target.Session.Id], options, now), target.Payee, postback, now).Apply(news, ct)
                : await unmatched.Keep(postback, news, now, ct);
            postback.Applied(outcome);
        }

        await locked.ReleaseHolds(ct);
    }

    /// <summary>Each session is locked as it is found: for who waits for no lock.</summary>
    private async Task<(List<NamedSession> Named, LockedSessions Locked)> LockedAtOnce(List<string> tokens, CancellationToken ct)
    {
        var named = await SessionsNamedForUpdate.ToList(db, tokens, ct);
        return (named, await LockedSessions.Of(db, [.. named.Select(target => target.Session)], InvoicesOf(named), ct));
    }

    /// <summary>The sessions are found first, and locked after their invoices.</summary>
    private async Task<(List<NamedSession> Named, LockedSessions Locked)> LockedInTurn(List<string> tokens, CancellationToken ct)
    {
        var named = await SessionsNamed.ToList(db, tokens, ct);
        return (named, await LockedSessions.Lock(db, [.. named.Select(target => target.Session.Id)], InvoicesOf(named), ct));
    }

    private static IReadOnlyCollection<InvoiceId> InvoicesOf(IEnumerable<NamedSession> named) =>
        [.. named.SelectMany(target => target.Session.Invoices).Select(line => line.InvoiceId)];

    private delegate Task<(List<NamedSession> Named, LockedSessions Locked)> Locking(List<string> tokens, CancellationToken ct);

    private sealed record NamedSession(PaymentSession Session, Payee Payee);

    private sealed record Piece(Postback Postback, ProcessorNews News);
}
