using Grancius.Domain.PaymentSessions;
using static Grancius.UnitTests.Samples;

namespace Grancius.UnitTests.PaymentSessions;

/// <summary>Each cause of the table, brought by the method that the product brings it with.</summary>
internal static class News
{
    private static readonly TimeSpan Never = TimeSpan.FromDays(1000);

    public static void Bring(PaymentSession session, SessionCause cause, DateTimeOffset now)
    {
        var line = session.Invoices[0];
        switch (cause)
        {
            case SessionCause.PageOpened:
                session.Opened(Page, now);
                break;
            case SessionCause.OpeningRefused:
                session.NotOpened(PaymentSessionErrors.Refused("no."), now);
                break;
            case SessionCause.OpeningAnswerLost:
                session.NotOpened(PaymentSessionErrors.Unclear, now);
                break;
            case SessionCause.PaidInFull:
                session.IsPaidInFull(now);
                break;
            case SessionCause.PaidInPart:
                session.Credit(line.InvoiceId, Cents(1));
                session.Settle(now);
                break;
            case SessionCause.DeclineSeen:
                session.Decline(now);
                break;
            case SessionCause.MismatchSeen:
                session.Review(now);
                break;
            case SessionCause.ProcessorNotAsked:
                session.CouldNotAsk("It did not answer.", Schedule, now);
                break;
            case SessionCause.ConfirmedUnpaid:
                session.IsUnpaid("It is due.", Schedule, Never, now);
                break;
            case SessionCause.NeverOpened:
                session.IsUnpaid("It is due.", Schedule, Never, now + PaymentSession.OpeningTime);
                break;
            case SessionCause.TimeRanOut:
                session.IsUnpaid("It is due.", Schedule, TimeSpan.Zero, now);
                break;
            case SessionCause.CancelAsked:
                _ = session.Cancel(now);
                break;
            case SessionCause.AttributedElsewhere:
                session.AttributeElsewhere(line.InvoiceId, line.Paid, Schedule, now);
                break;
        }
    }
}
