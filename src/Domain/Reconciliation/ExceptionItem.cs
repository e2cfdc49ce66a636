using Grancius.Domain.Common;
using Grancius.Domain.Jurisdictions;
using Grancius.Domain.PaymentSessions;

namespace Grancius.Domain.Reconciliation;

public readonly record struct ExceptionItemId(Guid Value)
{
    public static ExceptionItemId New() => new(Ids.Next());

    /// <summary>In the order they were made, to the millisecond: what lists are paged by.</summary>
    public static bool operator <(ExceptionItemId left, ExceptionItemId right) => left.Value < right.Value;

    public static bool operator >(ExceptionItemId left, ExceptionItemId right) => left.Value > right.Value;
}

/// <summary>Why a piece of news or money needs a person.</summary>
public enum ExceptionKind
{
    /// <summary>Money reported for a session we do not know.</summary>
    Unmatched,

    /// <summary>Another amount than was asked for.</summary>
    AmountMismatch,

    /// <summary>Another biller than the session's.</summary>
    BillerMismatch,

    /// <summary>An invoice that is not of the session.</summary>
    InvoiceMismatch,

    /// <summary>The words of the news do not say what happened.</summary>
    NotUnderstood,

    /// <summary>More money than was due: believed, booked as unapplied, to be refunded.</summary>
    Overpayment,

    /// <summary>A payment id that was seen with another session before.</summary>
    PaymentIdReused,

    /// <summary>Money inferred for one attempt was another's.</summary>
    Attribution,
}

public enum ExceptionState
{
    Open,
    Resolved,
}

/// <summary>A line of the finance staff's work list: money or news that could not be put where it belongs by rule.</summary>
public sealed class ExceptionItem : AggregateRoot
{
    private ExceptionItem() // EF Core
    {
    }

    public ExceptionItemId Id { get; private set; }

    /// <summary>Null when not even the jurisdiction could be told.</summary>
    public JurisdictionId? JurisdictionId { get; private set; }

    public ExceptionKind Kind { get; private set; }

    /// <summary>The money in question: claimed where the news was not believed, unapplied where it was.</summary>
    public Money Amount { get; private set; }

    public PaymentSessionId? SessionId { get; private set; }

    public string? InvoiceNumber { get; private set; }

    public string? ProcessorPaymentId { get; private set; }

    public string Finding { get; private set; } = "";

    /// <summary>Unique in the store, so that the same news raises one exception however often it comes.</summary>
    public string NewsKey { get; private set; } = "";

    public ExceptionState State { get; private set; }

    public string? Resolution { get; private set; }

    public DateTimeOffset RaisedAt { get; private set; }

    public DateTimeOffset? ResolvedAt { get; private set; }

    public static ExceptionItem Raise(
        ExceptionKind kind, JurisdictionId? jurisdiction, PaymentSessionId? session, string? invoiceNumber,
        string? processorPaymentId, Money amount, string finding, string newsKey, DateTimeOffset now) => new()
        {
            Id = ExceptionItemId.New(),
            JurisdictionId = jurisdiction,
            Kind = kind,
            SessionId = session,
            InvoiceNumber = invoiceNumber,
            ProcessorPaymentId = processorPaymentId,
            Amount = amount,
            Finding = finding,
            NewsKey = newsKey,
            State = ExceptionState.Open,
            RaisedAt = now,
        };

    /// <summary>Explained by later evidence. Once resolved it stays so.</summary>
    public void Resolve(string resolution, DateTimeOffset now)
    {
        if (State == ExceptionState.Resolved)
            return;

        State = ExceptionState.Resolved;
        Resolution = resolution;
        ResolvedAt = now;
    }
}
