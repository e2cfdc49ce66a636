using Grancius.Application.Common;
using Grancius.Application.Jurisdictions;
using Grancius.Domain.Common;
using Grancius.Domain.Invoices;
using Grancius.Domain.Jurisdictions;
using Grancius.Domain.PaymentSessions;
using Microsoft.EntityFrameworkCore;

namespace Grancius.Application.PaymentSessions;

/// <summary>
/// Saves an attempt, calls the processor, keeps what it answers: in this order. A crash after the first leaves a session
/// that is checked; the other order would leave a charge that nobody knows about.
/// </summary>
internal sealed class SessionOpening(
    IGranciusDb db, Tenants tenants, IPaymentProcessor processor, SessionSecrets secrets, ReconciliationOptions options, TimeProvider clock)
{
    public async Task<Result<StartedSession>> Open(StartPaymentSession command, CancellationToken ct)
    {
        var jurisdiction = await tenants.Named(command.Jurisdiction, ct);
        if (jurisdiction.Error is { } unknown)
            return unknown;

        var terms = await db.TermsOf(command, jurisdiction.Value, ct);
        if (terms.Error is { } refused)
            return refused;

        var saved = await Save(command, jurisdiction.Value, terms.Value, ct);
        if (saved.Error is { } error)
            return error;
        if (saved.Value.Replayed is { } replay)
            return replay;

        // From here on the caller may go away: the processor is called, and what it answers is kept.
        var page = await processor.Open(jurisdiction.Value.Biller, saved.Value.Session!.Request, CancellationToken.None);
        return await Keep(saved.Value, page, CancellationToken.None);
    }

    private async Task<Result<SavedAttempt>> Save(StartPaymentSession command, Jurisdiction jurisdiction, OpeningTerms terms, CancellationToken ct)
    {
        // Keys are kept by jurisdiction, however its address was written then or is now.
        var hash = command.IdempotencyKey is null ? "" : IdempotentAnswer.HashOf(command with { Jurisdiction = "" });
        return await db.Atomically<Result<SavedAttempt>>(async ct =>
        {
            if (await SeenBefore(command, jurisdiction.Id, hash, ct) is { } before)
                return before;

            var saved = await SaveNew(command, jurisdiction, terms, hash, ct);
            // The same request at the same moment may have been the one that took the invoices.
            return saved.Error is not null && await SeenBefore(command, jurisdiction.Id, hash, ct) is { } meanwhile ? meanwhile : saved;
        }, ct);
    }

    private async Task<SavedAttempt?> SeenBefore(StartPaymentSession command, JurisdictionId jurisdiction, string hash, CancellationToken ct) =>
        command.IdempotencyKey is { } key && await db.AnswerTo(jurisdiction, nameof(StartPaymentSession), key, ct) is { } first
            ? new SavedAttempt(null, null, await Replay(first, hash, clock.GetUtcNow(), ct))
            : null;

    private async Task<Result<SavedAttempt>> SaveNew(
        StartPaymentSession command, Jurisdiction jurisdiction, OpeningTerms terms, string hash, CancellationToken ct)
    {
        var invoices = await db.PayableInvoices(command, terms.Account, ct);
        if (invoices.Error is { } notPayable)
            return notPayable;

        var settled = await db.SettledTerms(command, jurisdiction, terms, invoices.Value, ct);
        if (settled.Error is { } refused)
            return refused;

        var now = clock.GetUtcNow();
        var session = Start(command, jurisdiction, settled.Value, invoices.Value, now);
        db.PaymentSessions.Add(session);
        db.InvoiceHolds.AddRange(invoices.Value.Select(invoice => new InvoiceHold(invoice.Id, session.Id)));
        if (command.IdempotencyKey is not { } key)
            return new SavedAttempt(session, null, null);

        var answer = new IdempotentAnswer(jurisdiction.Id, nameof(StartPaymentSession), key, hash, now);
        answer.IsAbout(session.Id.Value);
        db.IdempotentAnswers.Add(answer);
        return new SavedAttempt(session, answer, null);
    }

    private PaymentSession Start(
        StartPaymentSession command, Jurisdiction jurisdiction, OpeningTerms terms, IReadOnlyList<Invoice> invoices, DateTimeOffset now)
    {
        var keys = secrets.Next();
        var session = PaymentSession.Start(
            terms.Account, invoices, terms.ServiceFees, keys, command.Method, terms.Reader?.Id, terms.Version, command.Language, options.Schedule, now);
        session.WillSend(processor.Compose(new PaymentRequest(
            jurisdiction, terms.Account, invoices, terms.ServiceFees, command.Method, terms.Reader?.DeviceId, terms.Version, keys)));
        foreach (var invoice in invoices)
            invoice.Present(now);
        return session;
    }

    private async Task<Result<StartedSession>> Keep(SavedAttempt saved, Result<Uri> page, CancellationToken ct)
    {
        var looked = false;
        var kept = await db.Atomically(async ct =>
        {
            var now = clock.GetUtcNow();
            // As it was saved: whoever changed it meanwhile is told by its version, and then it is read.
            var (session, answer) = looked ? await Read(saved, ct) : (db.PaymentSessions.Attach(saved.Session!).Entity, saved.Answer);
            if (!looked && answer is not null)
                db.IdempotentAnswers.Attach(answer);
            looked = true;
            if (page.Error is { } failure)
                session.NotOpened(failure, now);
            else
                session.Opened(page.Value, now);
            await session.ReleaseHoldsUnlessLive(db, ct);

            Result<StartedSession> result = page.Error is { } error ? error with { SessionId = session.Id.Value } : StartedSession.Of(session);
            answer?.Is(result);
            // A refusal by the processor is an answer to keep, so it must not roll this transaction back.
            return new Kept(result);
        }, ct);
        return kept.Result;
    }

    private async Task<(PaymentSession Session, IdempotentAnswer? Answer)> Read(SavedAttempt saved, CancellationToken ct)
    {
        var session = await db.PaymentSessions.ForUpdate().SingleAsync(session => session.Id == saved.Session!.Id, ct);
        return (session, saved.Answer is { } known ? await db.AnswerTo(known.JurisdictionId, known.UseCase, known.Key, ct) : null);
    }

    /// <summary>
    /// The first answer again. Where the node died before it could keep one, the session tells what became of it: in that
    /// state and no other may it still be under way.
    /// </summary>
    private async Task<Result<StartedSession>> Replay(IdempotentAnswer first, string hash, DateTimeOffset now, CancellationToken ct)
    {
        var replay = first.Replay<StartedSession>(hash);
        if (first.Answer is not null || replay.Error != IdempotencyErrors.StillUnderWay)
            return replay;

        var session = await db.PaymentSessions.AsNoTracking().SingleAsync(session => session.Id == new PaymentSessionId(first.SubjectId!.Value), ct);
        if (session.RedirectUrl is not null)
            return StartedSession.Of(session);

        return session.Status == PaymentSessionStatus.Opening && now - session.CreatedAt < PaymentSession.OpeningTime
            ? replay
            : PaymentSessionErrors.Unclear with { SessionId = session.Id.Value };
    }

    /// <summary>The attempt as it was saved, and the place for the answer to its key; or, instead of both, the answer there is.</summary>
    private sealed record SavedAttempt(PaymentSession? Session, IdempotentAnswer? Answer, Result<StartedSession>? Replayed);

    private sealed record Kept(Result<StartedSession> Result);
}
