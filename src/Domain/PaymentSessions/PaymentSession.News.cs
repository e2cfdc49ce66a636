using Grancius.Domain.Common;
using Grancius.Domain.Invoices;

namespace Grancius.Domain.PaymentSessions;

/// <content>What news does to an attempt. Every method may be called with the same news any number of times by its caller's unique keys.</content>
public sealed partial class PaymentSession
{
    /// <summary>No call that opens takes longer.</summary>
    public static readonly TimeSpan OpeningTime = TimeSpan.FromMinutes(2);

    /// <summary>Counts principal that was seen for one of its invoices.</summary>
    public void Credit(InvoiceId invoice, Money amount)
    {
        _invoices = [.. _invoices.Select(line => line.InvoiceId == invoice ? line with { Paid = line.Paid + amount } : line)];
        AmountPaid += amount;
    }

    /// <summary>Takes back what had been inferred for this attempt and turned out to be another's.</summary>
    public void AttributeElsewhere(InvoiceId invoice, Money amount, CheckSchedule schedule, DateTimeOffset now)
    {
        Credit(invoice, Money.Zero - amount);
        NextCheckAt = schedule.Next(CreatedAt, now) ?? now + TimeSpan.FromDays(1);
        Note(EvidenceSource.Postback, $"{amount} that had been inferred for this attempt came through another one.", now);
        Move(SessionCause.AttributedElsewhere, now, "A postback of another attempt named the payment.");
    }

    public void PaidBy(string? tender, Money serviceFee)
    {
        Tender = tender ?? Tender;
        ServiceFee += serviceFee;
    }

    /// <summary>After money was credited: paid when every invoice is, else still waiting for the rest.</summary>
    /// <param name="correction">What was found by asking, where the processor's own news had been missed.</param>
    public void Settle(DateTimeOffset now, string? correction = null)
    {
        if (_invoices.All(invoice => invoice.IsPaid))
        {
            Move(SessionCause.PaidInFull, now, correction);
            NextCheckAt = null;
        }
        else
        {
            Move(SessionCause.PaidInPart, now, correction);
            NextCheckAt ??= now;
        }
    }

    /// <summary>A decline closes nothing: the payer may try another card on the same page. After money it changes nothing.</summary>
    public void Decline(DateTimeOffset now)
    {
        if (AmountPaid.IsZero)
            Move(SessionCause.DeclineSeen, now);
    }

    /// <summary>Something does not match: a person has to look, and the processor is asked at once for what it knows.</summary>
    public void Review(DateTimeOffset now)
    {
        Move(SessionCause.MismatchSeen, now);
        if (Status == PaymentSessionStatus.UnderReview)
            NextCheckAt ??= now;
    }

    /// <summary>The processor was asked and could not answer, or not in words we know. Never a reason to end an attempt.</summary>
    public void CouldNotAsk(string finding, CheckSchedule schedule, DateTimeOffset now)
    {
        Note(EvidenceSource.Balance, finding, now);
        Move(SessionCause.ProcessorNotAsked, now);
        Checked(schedule, now, certain: false);
    }

    /// <summary>The processor was asked and says that what is missing here was not paid.</summary>
    /// <param name="expireAfter">The age from which such an answer ends the attempt.</param>
    public void IsUnpaid(string finding, CheckSchedule schedule, TimeSpan expireAfter, DateTimeOffset now)
    {
        Note(EvidenceSource.Balance, finding, now);
        // The call that opens may still be under way, and a page may come of it.
        if (Status == PaymentSessionStatus.Opening && now - CreatedAt < OpeningTime)
        {
            Checked(schedule, now, certain: true);
            return;
        }

        var nobodyCouldPay = RedirectUrl is null && AmountPaid.IsZero
            && Status is PaymentSessionStatus.Opening or PaymentSessionStatus.Unknown;
        Move(nobodyCouldPay ? SessionCause.NeverOpened
            : now - CreatedAt >= expireAfter ? SessionCause.TimeRanOut
            : SessionCause.ConfirmedUnpaid, now);
        Checked(schedule, now, certain: true);
    }

    /// <summary>Gives the attempt up. The caller has asked the processor in the same breath and money was not seen.</summary>
    public Result Cancel(DateTimeOffset now)
    {
        if (Status is PaymentSessionStatus.Cancelled)
            return Result.Success;

        if (PaymentSessionTransitions.Target(Status, SessionCause.CancelAsked) is null)
            return PaymentSessionErrors.CannotCancel(Status, Id);

        Move(SessionCause.CancelAsked, now);
        return Result.Success;
    }

    /// <summary>Takes the next check for one node, so that two do not ask at once; comes back by itself if that node dies.</summary>
    public void BeingChecked(DateTimeOffset until) => NextCheckAt = until;

    private void Checked(CheckSchedule schedule, DateTimeOffset now, bool certain)
    {
        LastCheckAt = now;
        NextCheckAt = Status is PaymentSessionStatus.Paid
            || (Status is PaymentSessionStatus.Failed && RedirectUrl is null && OpenFailure == PaymentSessionErrors.RefusedCode)
            ? null
            : schedule.Next(CreatedAt, now) ?? (certain && !Status.IsLive() ? null : now + TimeSpan.FromDays(1));
    }
}
