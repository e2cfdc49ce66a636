using System.Text.Json;
using Grancius.Application.Common;
using Grancius.Domain.Mail;
using Grancius.Domain.PaymentSessions;
using Microsoft.EntityFrameworkCore;

namespace Grancius.Application.Mail;

/// <summary>What committed facts owe to payers by post: a receipt, and word that a payment is being checked.</summary>
internal sealed class LetterFacts(IGranciusDb db, IPost post, TimeProvider clock)
{
    /// <summary>Adds the letters, each with the id of its fact: the store's key decides that none is written twice.</summary>
    public async Task Add(IReadOnlyList<OutboxMessage> facts, CancellationToken ct)
    {
        var moves = facts.Where(fact => fact.Kind == nameof(PaymentSessionMoved))
            .Select(fact => (fact.Id, Moved: JsonSerializer.Deserialize<PaymentSessionMoved>(fact.Payload, StoredJson.Options)!))
            .ToList();
        if (!post.IsOn || moves.Count == 0)
            return;

        var ids = moves.Select(move => move.Moved.SessionId).Distinct().ToList();
        var sessions = await (
            from session in db.PaymentSessions.AsNoTracking()
            where ids.Contains(session.Id)
            join account in db.Accounts on session.AccountId equals account.Id
            select new { session, account.Customer.Email }).ToDictionaryAsync(found => found.session.Id, ct);
        var now = clock.GetUtcNow();
        foreach (var (id, moved) in moves)
        {
            if (sessions.TryGetValue(moved.SessionId, out var found) && !string.IsNullOrEmpty(found.Email) && KindOf(moved) is { } kind)
                db.Letters.Add(Letter.Of(id, kind, found.session, found.Email, now));
        }
    }

    private static LetterKind? KindOf(PaymentSessionMoved moved) => moved.To switch
    {
        nameof(PaymentSessionStatus.Paid) => LetterKind.Receipt,
        nameof(PaymentSessionStatus.UnderReview) => LetterKind.UnderReview,
        _ => null,
    };
}
