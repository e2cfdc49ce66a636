using System.Globalization;
using System.Security.Cryptography;
using Grancius.Sandbox.Faults;
using Grancius.Sandbox.Postbacks;
using Grancius.Sandbox.Readers;
using Grancius.Sandbox.Sessions;

namespace Grancius.Sandbox.Payments;

/// <summary>Takes a payment, or fails to, and sends the news of it.</summary>
internal sealed class PaymentDesk(SandboxState state, SandboxSettings settings, PostbackSender sender, TimeProvider clock)
{
    public async Task<PayResult> Pay(HostedSession session, PayOrder order)
    {
        var faults = state.Faults.For(session);
        if (session.AtReader && AtReader(session, faults) is { } stopped)
        {
            state.Log.Write("reader", session.Reference, new { session = session.RequestGuid, session.Request.ReaderDeviceId, outcome = stopped.Outcome });
            return stopped;
        }

        if (session.AtReader && faults.Reader is ReaderFault.Declined)
            order = order with { Tender = TestTender.ReaderDeclined };

        var wanted = session.Selected.Where(i => order.InvoiceNumbers?.Contains(i.InvoiceNumber, StringComparer.Ordinal) is not false).ToList();
        var total = wanted.Sum(i => i.BalanceCents);
        var amount = order.AmountCents ?? total;
        if (amount <= 0 || amount > total)
            return PayResult.Of("refused", "The amount must be above zero and not above the balance due.");

        var shares = PaymentShare.Split(wanted, amount, order.Tender.Tender);
        if (faults.Postback is PostbackFault.Forged)
            return await Forge(session, order, shares, faults);

        var attempt = NewAttempt(order, shares);
        if (!Settle(session, attempt, order.Again))
            return new("alreadyPaid", session.Paid!.Attempt.Message, session.Paid.Attempt, [], 0);

        var plan = PostbackPlan.Make(session, attempt, faults, settings.TimeZone, clock.GetUtcNow());
        var (posts, pending) = await sender.Send(session, plan, faults.Encoding ?? PostEncoding.Form);
        return new(attempt.Approved ? "approved" : "declined", attempt.Message, attempt, posts, pending);
    }

    /// <summary>Gives back now what was taken: a return of the bank or a chargeback.</summary>
    public Payment? Return(Guid payment, string code)
    {
        var returned = state.Payments.Return(payment, new PaymentReturn(Today(), code, Taken: false));
        TakeBackDueReturns();
        return returned;
    }

    /// <summary>Lets returns whose day has come reach the balances. Called before anything is read from them.</summary>
    public void TakeBackDueReturns()
    {
        foreach (var payment in state.Payments.TakeDueReturns(Today()))
        {
            foreach (var share in payment.Attempt.Shares)
                state.Invoices.Return(payment.Session.BillerGuid, share.Invoice.InvoiceNumber, payment.Guid, share.Cents);

            state.Log.Write("return", payment.Session.Reference, new { paymentGuid = payment.Guid, code = payment.Return!.Code, amountCents = payment.Attempt.AmountCents });
        }
    }

    public DateOnly Today() => DayOf(clock.GetUtcNow());

    public DateOnly DayOf(DateTimeOffset moment) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, settings.TimeZone).DateTime);

    private PayResult? AtReader(HostedSession session, FaultSet faults)
    {
        var device = session.Request.ReaderDeviceId!;
        var set = state.Readers.StateOf(device);
        if (faults.Reader is ReaderFault.Offline || set is ReaderState.Offline)
            return PayResult.Of("offline", $"Reader {device} is offline. Nothing was taken.");

        if (faults.Reader is ReaderFault.Busy || set is ReaderState.Busy)
            return PayResult.Of("busy", $"Reader {device} is busy with another payment. Nothing was taken.");

        return faults.Reader switch
        {
            ReaderFault.Cancelled => PayResult.Of("cancelled", "The payer cancelled at the reader. Nothing was taken."),
            ReaderFault.TimedOut => PayResult.Of("timedOut", "No card was presented in time. Nothing was taken."),
            _ => null,
        };
    }

    private Attempt NewAttempt(PayOrder order, IReadOnlyList<PaymentShare> shares)
    {
        var now = clock.GetUtcNow();
        var message = order.Tender.Decline
            ?? "APPROVED " + RandomNumberGenerator.GetInt32(100_000, 1_000_000).ToString(CultureInfo.InvariantCulture);
        return new(Guid.CreateVersion7(now), now, order.Tender, order.Tender.Decline is null, message, shares, order.RemoteIp);
    }

    /// <summary>Books the attempt; false when the session was paid already. Two clicks at once take money once.</summary>
    private bool Settle(HostedSession session, Attempt attempt, bool again)
    {
        lock (session.Gate)
        {
            if (session.Paid is not null && !again)
                return false;

            session.Tried(attempt);
            if (attempt.Approved)
            {
                var comesBack = attempt.Tender.ReturnCode is { } code
                    ? new PaymentReturn(BusinessDays.After(DayOf(attempt.At), 2), code, Taken: false)
                    : null;
                session.Paid = new Payment(session, attempt, comesBack);
                state.Payments.Add(session.Paid);
                foreach (var share in attempt.Shares)
                    state.Invoices.Pay(session.BillerGuid, share.Invoice.InvoiceNumber, attempt.PaymentGuid, share.Cents);
            }
        }

        Note(session, attempt, attempt.Approved ? "payment" : "decline");
        return true;
    }

    /// <summary>News without money: right address and token, wrong biller, a payment that does not exist.</summary>
    private async Task<PayResult> Forge(HostedSession session, PayOrder order, IReadOnlyList<PaymentShare> shares, FaultSet faults)
    {
        var madeUp = NewAttempt(order with { Tender = TestTender.All[0] }, shares);
        Note(session, madeUp, "forgery");
        var plan = PostbackPlan.Forged(session, madeUp, faults, settings.TimeZone, clock.GetUtcNow());
        var (posts, pending) = await sender.Send(session, plan, faults.Encoding ?? PostEncoding.Form);
        return new("forged", "No money was taken: only a forged postback was sent.", null, posts, pending);
    }

    private void Note(HostedSession session, Attempt attempt, string kind) => state.Log.Write(kind, session.Reference, new
    {
        session = session.RequestGuid,
        paymentGuid = attempt.PaymentGuid,
        approved = attempt.Approved,
        message = attempt.Message,
        tender = attempt.Tender.Key,
        settledCents = kind is "payment" ? attempt.AmountCents : 0,
        amountCents = attempt.AmountCents,
        feeCents = attempt.FeeCents,
        invoices = attempt.Shares.Select(s => new { invoiceNumber = s.Invoice.InvoiceNumber, amountCents = s.Cents, feeCents = s.FeeCents }),
    });
}
