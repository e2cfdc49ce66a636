using Grancius.Domain.Counter;
using Grancius.Domain.PaymentSessions;
using Grancius.Domain.Reconciliation;
using Grancius.Domain.Staff;
using Grancius.Web.Shared.Parts;

namespace Grancius.Web.Shared;

/// <summary>What the staff's pages call things.</summary>
public static class StaffWords
{
    /// <summary>A role, as people say it.</summary>
    public static string Of(StaffRole role) => role switch
    {
        StaffRole.Clerk => "clerk",
        StaffRole.Supervisor => "supervisor",
        StaffRole.Finance => "finance",
        StaffRole.FinanceApprover => "finance approver",
        StaffRole.Administrator => "administrator",
        StaffRole.Auditor => "auditor",
    };

    /// <summary>A method of payment.</summary>
    public static string Of(PaymentMethod method) => method switch
    {
        PaymentMethod.Online => "Online, card or bank account",
        PaymentMethod.Card => "Card",
        PaymentMethod.Ach => "Bank account",
        PaymentMethod.Emv => "Card reader",
    };

    /// <summary>Where an attempt to pay stands.</summary>
    public static (Standing Standing, string Word) Of(PaymentSessionStatus status) => status switch
    {
        PaymentSessionStatus.Opening => (Standing.Waiting, "Opening"),
        PaymentSessionStatus.AwaitingPayer => (Standing.Waiting, "Waiting for the payer"),
        PaymentSessionStatus.Unknown => (Standing.Waiting, "Processor not reached"),
        PaymentSessionStatus.Declined => (Standing.Bad, "Declined"),
        PaymentSessionStatus.Paid => (Standing.Good, "Paid"),
        PaymentSessionStatus.UnderReview => (Standing.Attention, "Under review"),
        PaymentSessionStatus.Expired => (Standing.Closed, "Expired"),
        PaymentSessionStatus.Cancelled => (Standing.Closed, "Cancelled"),
        PaymentSessionStatus.Failed => (Standing.Bad, "Not opened"),
    };

    /// <summary>Whether a reader may be used.</summary>
    public static (Standing Standing, string Word) Of(ReaderState state) => state switch
    {
        ReaderState.Ready => (Standing.Good, "Ready"),
        ReaderState.Disabled => (Standing.Closed, "Switched off"),
    };

    /// <summary>Why something needs a person.</summary>
    public static string Of(ExceptionKind kind) => kind switch
    {
        ExceptionKind.Unmatched => "Money for an unknown session",
        ExceptionKind.AmountMismatch => "Another amount than asked for",
        ExceptionKind.BillerMismatch => "Another biller than ours",
        ExceptionKind.InvoiceMismatch => "Another invoice than asked for",
        ExceptionKind.NotUnderstood => "News not understood",
        ExceptionKind.Overpayment => "More than was due",
        ExceptionKind.PaymentIdReused => "A payment seen before",
        ExceptionKind.Attribution => "Money moved to another attempt",
    };

    /// <summary>How long ago, in the largest unit that says it: "3 days", "1 hour", "12 minutes".</summary>
    public static string Of(TimeSpan age) => age switch
    {
        { TotalDays: >= 2 } => $"{(int)age.TotalDays} days",
        { TotalDays: >= 1 } => "1 day",
        { TotalHours: >= 2 } => $"{(int)age.TotalHours} hours",
        { TotalHours: >= 1 } => "1 hour",
        { TotalMinutes: >= 2 } => $"{(int)age.TotalMinutes} minutes",
        _ => "1 minute",
    };
}
