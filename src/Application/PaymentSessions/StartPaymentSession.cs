using System.Security.Cryptography;
using FluentValidation;
using Grancius.Application.Common;
using Grancius.Application.Jurisdictions;
using Grancius.Domain.Accounts;
using Grancius.Domain.Common;
using Grancius.Domain.Counter;
using Grancius.Domain.Invoices;
using Grancius.Domain.Jurisdictions;
using Grancius.Domain.PaymentSessions;
using Microsoft.EntityFrameworkCore;

namespace Grancius.Application.PaymentSessions;

/// <summary>Opens an attempt to pay invoices at the processor, and says where to send the payer.</summary>
/// <param name="InvoiceNumbers">All of the account that have a balance due, where none are named.</param>
/// <param name="Language">"en" or "es": what the payer is written to in.</param>
/// <param name="Resume">A payer came back: answer the attempt that is under way for just these invoices instead of refusing.</param>
public sealed record StartPaymentSession(
    string Jurisdiction, string AccountNumber, IReadOnlyList<string>? InvoiceNumbers, PaymentMethod Method, Guid? ReaderId,
    string Language, bool Resume, string? IdempotencyKey) : ICommand<StartedSession>;

public sealed record StartedSession(
    Guid Id, PaymentSessionStatus State, Money Amount, string? RedirectUrl, ProcessorVersion ProcessorVersion, string Token);

internal sealed class StartPaymentSessionValidator : AbstractValidator<StartPaymentSession>
{
    public const int MostInvoices = 50;

    public StartPaymentSessionValidator()
    {
        RuleFor(command => command.AccountNumber).NotEmpty().WithMessage("Say which account is to be paid.").MaximumLength(40);
        RuleFor(command => command.InvoiceNumbers).Must(numbers => numbers is null or { Count: > 0 and <= MostInvoices })
            .WithMessage($"Name 1 to {MostInvoices} invoices, or leave them out to pay all.");
        RuleFor(command => command.Method).IsInEnum();
        RuleFor(command => command.Language).Must(language => language is "en" or "es");
        RuleFor(command => command.IdempotencyKey).MaximumLength(IdempotentAnswer.LongestKey).WithName("Idempotency-Key");
    }
}

internal sealed class StartPaymentSessionHandler(
    IGranciusDb db, IPaymentProcessor processor, ProcessorCheck check, ReconciliationOptions options, TimeProvider clock)
    : ICommandHandler<StartPaymentSession, StartedSession>
{
    /// <summary>No call that opens takes longer.</summary>
    private static readonly TimeSpan OpeningTime = TimeSpan.FromMinutes(2);

    public async Task<Result<StartedSession>> Handle(StartPaymentSession command, CancellationToken ct)
    {
        var started = await Start(command, ct);
        return command.Resume && started.Error is { Code: "invoice_in_payment", SessionId: { } holder }
            ? await Resume(command, new PaymentSessionId(holder), started, ct)
            : started;
    }

    private async Task<Result<StartedSession>> Start(StartPaymentSession command, CancellationToken ct)
    {
        var jurisdiction = await db.Named(command.Jurisdiction, ct);
        if (jurisdiction.Error is { } unknown)
            return unknown;

        var terms = await Terms(command, jurisdiction.Value.Id, ct);
        if (terms.Error is { } refused)
            return refused;

        var saved = await Save(command, jurisdiction.Value, terms.Value, ct);
        if (saved.Error is { } error)
            return error;
        if (saved.Value.Replayed is { } replay)
            return replay;

        // From here on the caller may go away: the processor is called, and what it answers is kept.
        var page = await processor.Open(jurisdiction.Value.Biller, saved.Value.Request, CancellationToken.None);
        return await Keep(command, jurisdiction.Value.Id, saved.Value.Id, page, CancellationToken.None);
    }

    /// <summary>Which version the biller is on, and the reader, if one may be used.</summary>
    private async Task<Result<OpeningTerms>> Terms(StartPaymentSession command, JurisdictionId jurisdiction, CancellationToken ct)
    {
        var versionOne = await db.FeeCodeOfVersionOne(jurisdiction, ct);
        var version = versionOne is null ? ProcessorVersion.Two : ProcessorVersion.One;
        if (command.Method != PaymentMethod.Emv)
            return command.ReaderId is null ? new OpeningTerms(version, null) : PaymentSessionErrors.ReaderNotUsed;
        if (versionOne is not null)
            return PaymentSessionErrors.EmvNotSupported(versionOne);
        if (command.ReaderId is not { } id)
            return PaymentSessionErrors.ReaderMissing;

        var reader = await db.Readers.AsNoTracking().SingleOrDefaultAsync(
            reader => reader.JurisdictionId == jurisdiction && reader.Id == new ReaderId(id) && reader.State == ReaderState.Ready, ct);
        return reader is null ? PaymentSessionErrors.ReaderUnknown : new OpeningTerms(version, reader);
    }

    /// <summary>
    /// Saved before the processor hears of it: a crash after this leaves a session that is checked, the other order would
    /// leave a charge that nobody knows about.
    /// </summary>
    private async Task<Result<SavedAttempt>> Save(StartPaymentSession command, Jurisdiction jurisdiction, OpeningTerms terms, CancellationToken ct)
    {
        var account = await db.Accounts.AsNoTracking().SingleOrDefaultAsync(
            account => account.JurisdictionId == jurisdiction.Id && account.Number == command.AccountNumber, ct);
        if (account is null)
            return InvoiceErrors.AccountNotFound(command.AccountNumber);

        var hash = command.IdempotencyKey is null ? "" : IdempotentAnswer.HashOf(command);
        return await db.Atomically<Result<SavedAttempt>>(async ct =>
        {
            var now = clock.GetUtcNow();
            // The invoices are locked first: of two requests with one key at once, the second then finds the first one's key.
            var invoices = await Payable(command, account, ct);
            IdempotentAnswer? answer = null;
            if (command.IdempotencyKey is { } key)
            {
                if (await db.IdempotentAnswers.Of(jurisdiction.Id, nameof(StartPaymentSession), key, ct) is { } first)
                    return new SavedAttempt(default, "", await Replay(first, hash, now, ct));

                answer = new IdempotentAnswer(jurisdiction.Id, nameof(StartPaymentSession), key, hash, now);
            }

            if (invoices.Error is { } notPayable)
                return notPayable;

            var ids = invoices.Value.Select(invoice => invoice.Id).ToList();
            if (await db.InvoiceHolds.Where(hold => ids.Contains(hold.InvoiceId)).FirstOrDefaultAsync(ct) is { } held)
                return PaymentSessionErrors.InvoiceInPayment(held.SessionId);

            var keys = new SessionKeys(Secret(), Secret(), Secret(), ShortReference());
            var session = PaymentSession.Start(
                account, invoices.Value, keys, command.Method, terms.Reader?.Id, terms.Version, command.Language, options.Schedule, now);
            session.WillSend(processor.Compose(new PaymentRequest(
                jurisdiction, account, invoices.Value, command.Method, terms.Reader?.DeviceId, terms.Version, keys)));
            foreach (var invoice in invoices.Value)
                invoice.Present(now);
            db.PaymentSessions.Add(session);
            db.InvoiceHolds.AddRange(ids.Select(id => new InvoiceHold(id, session.Id)));
            if (answer is not null)
            {
                answer.IsAbout(session.Id.Value);
                db.IdempotentAnswers.Add(answer);
            }

            return new SavedAttempt(session.Id, session.Request, null);
        }, ct);
    }

    /// <summary>The invoices in the order of their types, with something due on each, locked.</summary>
    private async Task<Result<IReadOnlyList<Invoice>>> Payable(StartPaymentSession command, Account account, CancellationToken ct)
    {
        var named = command.InvoiceNumbers ?? [];
        var invoices = await db.Invoices.ForUpdate()
            .Where(invoice => invoice.AccountId == account.Id
                && (command.InvoiceNumbers == null ? invoice.State == InvoiceState.Open : named.Contains(invoice.Number)))
            .OrderBy(invoice => invoice.Id)
            .Take(StartPaymentSessionValidator.MostInvoices)
            .ToListAsync(ct);
        foreach (var number in named)
        {
            if (!invoices.Exists(invoice => invoice.Number == number))
                return InvoiceErrors.NotFound(number) with { Kind = ErrorKind.Unprocessable, Field = "invoiceNumbers" };
        }

        var payable = invoices
            .Where(invoice => invoice.BalanceDue.IsPositive)
            .OrderBy(invoice => invoice.TypeId).ThenBy(invoice => invoice.Number, StringComparer.Ordinal)
            .ToList();
        return payable.Count == 0 ? PaymentSessionErrors.NothingToPay : payable;
    }

    private async Task<Result<StartedSession>> Keep(
        StartPaymentSession command, JurisdictionId jurisdiction, PaymentSessionId id, Result<Uri> page, CancellationToken ct)
    {
        var kept = await db.Atomically(async ct =>
        {
            var now = clock.GetUtcNow();
            var session = await db.PaymentSessions.ForUpdate().SingleAsync(session => session.Id == id, ct);
            if (page.Error is { } failure)
                session.NotOpened(failure, now);
            else
                session.Opened(page.Value, now);
            await session.ReleaseHoldsUnlessLive(db, ct);

            Result<StartedSession> result = page.Error is { } error ? error with { SessionId = id.Value } : Describe(session);
            if (command.IdempotencyKey is { } key)
                (await db.IdempotentAnswers.Of(jurisdiction, nameof(StartPaymentSession), key, ct))?.Is(result);
            // A refusal by the processor is an answer to keep, so it must not roll this transaction back.
            return new Box(result);
        }, ct);
        return kept.Result;
    }

    /// <summary>
    /// The payer came back. The attempt under way is continued where it is for the same invoices and has a page; one that
    /// never got a page is asked about, and makes room when the processor says that nothing was paid.
    /// </summary>
    private async Task<Result<StartedSession>> Resume(
        StartPaymentSession command, PaymentSessionId holder, Result<StartedSession> refusal, CancellationToken ct)
    {
        var session = await db.PaymentSessions.AsNoTracking().SingleAsync(session => session.Id == holder, ct);
        var same = command.InvoiceNumbers is null || command.InvoiceNumbers.ToHashSet().SetEquals(session.Invoices.Select(line => line.Number));
        if (!same || session.AccountNumber != command.AccountNumber || session.Status == PaymentSessionStatus.UnderReview)
            return refusal;
        if (session.RedirectUrl is not null && session.Method == command.Method && session.ReaderId?.Value == command.ReaderId)
            return Describe(session);

        var asked = await check.Run(holder, (waiting, now) => waiting.Cancel(now), ct);
        return asked.IsSuccess ? await Start(command, ct) : asked.Error!.Kind == ErrorKind.Conflict ? await Start(command, ct) : asked.Error;
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
            return Describe(session);

        return session.Status == PaymentSessionStatus.Opening && now - session.CreatedAt < OpeningTime
            ? replay
            : PaymentSessionErrors.Unclear with { SessionId = session.Id.Value };
    }

    private static StartedSession Describe(PaymentSession session) =>
        new(session.Id.Value, session.Status, session.Amount, session.RedirectUrl, session.ProcessorVersion, session.Token);

    /// <summary>256 bits, URL-safe.</summary>
    private static string Secret() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    /// <summary>Ten letters and digits without those that look alike: some 50 bits, to be read over the telephone.</summary>
    private static string ShortReference() => RandomNumberGenerator.GetString("ABCDEFGHJKLMNPQRSTUVWXYZ23456789", 10);

    private sealed record OpeningTerms(ProcessorVersion Version, Reader? Reader);

    private sealed record SavedAttempt(PaymentSessionId Id, string Request, Result<StartedSession>? Replayed);

    private sealed record Box(Result<StartedSession> Result);
}
