using Grancius.Domain.Accounts;
using Grancius.Domain.Common;
using Grancius.Domain.Fees;
using Grancius.Domain.Jurisdictions;
using Grancius.Domain.Staff;

namespace Grancius.Domain.Invoices;

public readonly record struct AdjustmentRequestId(Guid Value)
{
    public static AdjustmentRequestId New() => new(Ids.Next());

    /// <summary>In the order they were made, to the millisecond: what lists are paged by.</summary>
    public static bool operator <(AdjustmentRequestId left, AdjustmentRequestId right) => left.Value < right.Value;

    public static bool operator >(AdjustmentRequestId left, AdjustmentRequestId right) => left.Value > right.Value;
}

public enum RequestState
{
    Waiting,
    Approved,
    Refused,
}

/// <summary>A reduction that one person alone may not make: nothing of it is in force until a second one approves.</summary>
public sealed class AdjustmentRequest : AggregateRoot
{
    private AdjustmentRequest() // EF Core
    {
    }

    public AdjustmentRequestId Id { get; private set; }

    public JurisdictionId JurisdictionId { get; private set; }

    public AccountId AccountId { get; private set; }

    public InvoiceId InvoiceId { get; private set; }

    public string InvoiceNumber { get; private set; } = "";

    public FeeId FeeId { get; private set; }

    /// <summary>The fee's code, for whoever reads the list.</summary>
    public string FeeCode { get; private set; } = "";

    public AdjustmentKind Kind { get; private set; }

    /// <summary>Below zero.</summary>
    public Money Amount { get; private set; }

    public string Reason { get; private set; } = "";

    public StaffId ById { get; private set; }

    public string ByName { get; private set; } = "";

    public DateTimeOffset At { get; private set; }

    public RequestState State { get; private set; }

    public StaffId? DecidedById { get; private set; }

    public string? DecidedByName { get; private set; }

    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>Why it was refused, or what was said on approving.</summary>
    public string? Decision { get; private set; }

    /// <summary>Who asked for it.</summary>
    public Signer By => new(ById, ByName);

    public static AdjustmentRequest Ask(
        Invoice invoice, Fee fee, AdjustmentKind kind, Money amount, string reason, Signer by, DateTimeOffset now) => new()
        {
            Id = AdjustmentRequestId.New(),
            JurisdictionId = invoice.JurisdictionId,
            AccountId = invoice.AccountId,
            InvoiceId = invoice.Id,
            InvoiceNumber = invoice.Number,
            FeeId = fee.Id,
            FeeCode = fee.Code,
            Kind = kind,
            Amount = amount,
            Reason = reason,
            ById = by.Id,
            ByName = by.Name,
            At = now,
            State = RequestState.Waiting,
        };

    /// <summary>The second person agrees. The caller makes the adjustment in the same transaction.</summary>
    public Result Approve(Signer by, string? words, DateTimeOffset now) => Decide(RequestState.Approved, by, words, now);

    public Result Refuse(Signer by, string words, DateTimeOffset now) => Decide(RequestState.Refused, by, words, now);

    private Result Decide(RequestState to, Signer by, string? words, DateTimeOffset now)
    {
        if (State != RequestState.Waiting)
            return AdjustmentErrors.DecidedAlready(State, DecidedByName!);
        if (by.Id == ById)
            return AdjustmentErrors.OwnRequest;

        State = to;
        DecidedById = by.Id;
        DecidedByName = by.Name;
        DecidedAt = now;
        Decision = words;
        return Result.Success;
    }
}

public static class AdjustmentErrors
{
    public static readonly Error RequestNotFound = new("request_not_found", "There is no such request here.", ErrorKind.NotFound);

    public static readonly Error OwnRequest =
        new("second_person_needed", "You asked for this yourself: somebody else has to decide it.", ErrorKind.Conflict);

    public static Error DecidedAlready(RequestState state, string by) => new("request_decided",
        $"{by} has {(state == RequestState.Approved ? "approved" : "refused")} this request already.", ErrorKind.Conflict);

    public static Error WaitsAlready(string by) => new("request_waiting",
        $"A request of {by} about this fee waits for a second person already: it has to be decided first.", ErrorKind.Conflict);

    public static readonly Error NotAllowed = new("not_allowed", "Your role does not allow this.", ErrorKind.Conflict);
}
