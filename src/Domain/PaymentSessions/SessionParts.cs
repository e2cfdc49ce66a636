using Grancius.Domain.Common;
using Grancius.Domain.Invoices;
using Grancius.Domain.Jurisdictions;

namespace Grancius.Domain.PaymentSessions;

/// <summary>One invoice of an attempt, with the cents expected of it when the attempt was saved.</summary>
/// <param name="Paid">Money seen for it through this attempt; more than expected when the payer paid twice.</param>
/// <param name="Showing">Which of the invoice's amounts this attempt shows the processor.</param>
/// <param name="ServiceFees">What paying it costs on top, by tender, as the payer was shown it and the processor was sent it.</param>
public sealed record SessionInvoice(InvoiceId InvoiceId, string Number, int TypeId, Money Expected, Money Paid, ServiceFeeQuote ServiceFees = default, int Showing = 1)
{
    /// <summary>The number under which the processor knows it.</summary>
    public string ShownAs => Invoice.ShownNumber(Number, Showing);

    public bool IsPaid => Paid >= Expected;

    public Money Missing => IsPaid ? Money.Zero : Expected - Paid;
}

/// <summary>A move of the session, for the history.</summary>
public sealed class SessionMove
{
    private SessionMove() // EF Core
    {
    }

    internal SessionMove(int place, PaymentSessionStatus from, PaymentSessionStatus to, SessionCause cause, string? correction, DateTimeOffset at)
    {
        Id = Ids.Next();
        Place = place;
        From = from;
        To = to;
        Cause = cause;
        Correction = correction;
        At = at;
    }

    public Guid Id { get; private set; }

    public int Place { get; private set; }

    public PaymentSessionStatus From { get; private set; }

    public PaymentSessionStatus To { get; private set; }

    public SessionCause Cause { get; private set; }

    /// <summary>Set where we had missed the news and found it by asking: what was found.</summary>
    public string? Correction { get; private set; }

    public DateTimeOffset At { get; private set; }
}

public enum EvidenceSource
{
    Opening,
    Postback,
    Balance,
}

/// <summary>One thing that was learned about an attempt, and from whom. No payer's data.</summary>
public sealed class Evidence
{
    private Evidence() // EF Core
    {
    }

    internal Evidence(int place, EvidenceSource source, string finding, Guid? postback, DateTimeOffset at)
    {
        Id = Ids.Next();
        Place = place;
        Source = source;
        Finding = finding;
        PostbackId = postback;
        At = at;
    }

    public Guid Id { get; private set; }

    public int Place { get; private set; }

    public EvidenceSource Source { get; private set; }

    public string Finding { get; private set; } = "";

    public Guid? PostbackId { get; private set; }

    public DateTimeOffset At { get; private set; }
}
