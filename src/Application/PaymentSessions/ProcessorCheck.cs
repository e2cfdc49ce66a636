using Grancius.Application.Common;
using Grancius.Domain.Common;
using Grancius.Domain.PaymentSessions;
using Grancius.Domain.Reconciliation;
using Microsoft.EntityFrameworkCore;

namespace Grancius.Application.PaymentSessions;

/// <summary>
/// Asks the processor what is still due on a session's invoices and brings the session in line. The asking happens
/// outside any transaction; what it found is judged afresh under the locks.
/// </summary>
internal sealed class ProcessorCheck(IGranciusDb db, IPaymentProcessor processor, ReconciliationOptions options, TimeProvider clock)
{
    /// <param name="then">What else is to be done in the same transaction, when the processor could be asked.</param>
    public async Task<Result<PaymentSessionStatus>> Run(PaymentSessionId id, Func<PaymentSession, DateTimeOffset, Result>? then, CancellationToken ct)
    {
        var session = await db.PaymentSessions.AsNoTracking()
            .Where(session => session.Id == id)
            .Select(session => new { session.JurisdictionId, session.Invoices })
            .SingleOrDefaultAsync(ct);
        if (session is null)
            return PaymentSessionErrors.NotFound;

        var biller = (await db.Jurisdictions.AsNoTracking().SingleAsync(jurisdiction => jurisdiction.Id == session.JurisdictionId, ct)).Biller;
        var answers = new Dictionary<string, BalanceAnswer>();
        foreach (var line in session.Invoices.Where(line => !line.IsPaid))
        {
            answers[line.ShownAs] = await processor.BalanceOf(biller, line.ShownAs, ct);
            // Who does not answer about one invoice is not kept waiting for with the rest.
            if (answers[line.ShownAs] is BalanceAnswer.Unreachable)
                break;
        }

        var ids = session.Invoices.Select(line => line.InvoiceId).ToList();
        var (status, refusal) = await db.Atomically(async ct =>
        {
            var now = clock.GetUtcNow();
            var locked = await LockedSessions.Lock(db, [id], ids, ct);
            var cash = new CashApplication(db, locked, locked[id], options, now);
            var asked = await Judge(cash, answers, now, ct);
            // What was found is kept even where the order that came with it is refused.
            var refused = then is null || cash.Session.Status == PaymentSessionStatus.Paid ? null
                : asked ? then(cash.Session, now).Error
                : PaymentSessionErrors.Unavailable with { SessionId = id.Value };
            await locked.ReleaseHolds(ct);
            return (cash.Session.Status, refused);
        }, ct);
        return refusal is null ? status : refusal;
    }

    /// <returns>Whether every invoice that is not paid could be asked about.</returns>
    private async Task<bool> Judge(CashApplication cash, Dictionary<string, BalanceAnswer> answers, DateTimeOffset now, CancellationToken ct)
    {
        var session = cash.Session;
        var waiting = session.Invoices.Where(line => !line.IsPaid).ToList();
        if (waiting.Count == 0)
            return true;

        var paidThere = waiting.Where(line => answers.GetValueOrDefault(line.ShownAs) is BalanceAnswer.Due { Balance.IsPositive: false }).ToList();
        await TakePaid(cash, paidThere, now, ct);
        await DoubtParts(cash, waiting, answers, now, ct);

        waiting = session.Invoices.Where(line => !line.IsPaid).ToList();
        if (waiting.Count == 0)
            return true;

        var silent = waiting.ConvertAll(line => answers.GetValueOrDefault(line.ShownAs)).FindAll(answer => answer is not (BalanceAnswer.Due or BalanceAnswer.NotFound));
        if (silent.Count > 0)
        {
            session.CouldNotAsk(Words(silent.Find(answer => answer is not null)), options.Schedule, now);
            return false;
        }

        session.IsUnpaid(Words(answers[waiting[0].ShownAs]), options.Schedule, options.ExpireAfter, now);
        return true;
    }

    /// <summary>
    /// The processor says that nothing is due any more. Where our books know why, there is nothing to do; where they do
    /// not, this attempt paid it, unless another live attempt holds the invoice: then that one is asked about.
    /// </summary>
    private async Task TakePaid(CashApplication cash, List<SessionInvoice> paidThere, DateTimeOffset now, CancellationToken ct)
    {
        var explained = paidThere.Count == 0 ? [] : await cash.Explained(paidThere, ct);
        var unexplained = paidThere.Except(explained).ToList();
        if (unexplained.Count == 0)
            return;

        var ids = unexplained.Select(line => line.InvoiceId).ToList();
        var elsewhere = await db.InvoiceHolds.Where(hold => ids.Contains(hold.InvoiceId) && hold.SessionId != cash.Session.Id)
            .Join(db.PaymentSessions, hold => hold.SessionId, holder => holder.Id, (_, holder) => holder.Invoices)
            .ToListAsync(ct);
        // Another of the invoice's amounts, under another number, says nothing of this one.
        var ours = unexplained.Where(line => !elsewhere.Exists(lines => lines.Any(other => other.ShownAs == line.ShownAs))).ToList();
        if (ours.Count == 0)
            return;

        var doubts = await db.AmountDoubts(cash.Session, ours, ct);
        if (doubts.TrueForAll(doubt => doubt.Item.SessionId != cash.Session.Id))
        {
            var clear = ours.FindAll(line => !doubts.Exists(doubt => doubt.IsAbout(line)));
            if (clear.Count == 0)
                return;

            cash.Session.Note(EvidenceSource.Balance, $"Nothing is due at the processor on {Numbers(clear)}.", now);
            await cash.Infer(clear, ct);
            return;
        }

        // A postback told another amount. When the balance agrees with it after all, both sources say the same thing.
        var proven = Money.Sum(ours.Select(line => line.Missing));
        if (doubts.Find(doubt => doubt.Item.SessionId == cash.Session.Id && doubt.Item.ProcessorPaymentId is not null && doubt.Item.Amount == proven)?.Item is { } agreed
            && Combinations.Only(cash.Session.Invoices, lines => Money.Sum(lines.Select(line => line.Expected)) == proven).SequenceEqual(ours))
        {
            cash.Session.Note(EvidenceSource.Balance, $"Nothing is due at the processor on {Numbers(ours)}, as the postback of {agreed.Amount} said.", now);
            _ = await cash.Book(ours, agreed.ProcessorPaymentId!, Money.Zero, null, "The processor's balance agrees with the postback's amount.", ct);
            agreed.Resolve("The processor's balance agrees with the postback's amount.", now);
        }
    }

    /// <summary>Something was paid there, but not what was asked for: that is for a person.</summary>
    private static async Task DoubtParts(
        CashApplication cash, List<SessionInvoice> waiting, Dictionary<string, BalanceAnswer> answers, DateTimeOffset now, CancellationToken ct)
    {
        var less = waiting.FindAll(line => answers.GetValueOrDefault(line.ShownAs) is BalanceAnswer.Due { Balance: { IsPositive: true } balance } && balance < line.Expected);
        var explained = less.Count == 0 ? [] : await cash.Explained(less, ct);
        foreach (var line in less.Except(explained))
        {
            var balance = ((BalanceAnswer.Due)answers[line.ShownAs]).Balance;

            await cash.Except(ExceptionKind.AmountMismatch, null, line.Expected - balance,
                $"The processor shows {balance} due on {line.Number} where {line.Expected} was asked for.",
                $"balance:{cash.Session.Id.Value:N}:{line.Number}:{balance.Cents}", line.Number, ct);
            cash.Session.Note(EvidenceSource.Balance, $"{balance} is due at the processor on {line.Number}, where {line.Expected} was asked for.", now);
        }
    }

    private static string Numbers(IEnumerable<SessionInvoice> lines) => string.Join(", ", lines.Select(line => line.Number));

    private static string Words(BalanceAnswer? answer) => answer switch
    {
        BalanceAnswer.Due due => $"The processor was asked: {due.Balance} is due.",
        BalanceAnswer.NotFound => "The processor was asked: it does not know the invoice.",
        BalanceAnswer.Unreachable unreachable => $"The processor could not be asked: {unreachable.Why}",
        BalanceAnswer.NotUnderstood unclear => $"The processor's answer was not understood: {unclear.Why}",
        null => "The processor was not asked about every invoice.",
        _ => throw new InvalidOperationException($"{answer.GetType().Name} is not an answer we know."),
    };
}
