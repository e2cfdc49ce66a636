using Grancius.Application.PaymentSessions;
using Grancius.Domain.PaymentSessions;

namespace Grancius.Web.PaymentSessions;

/// <summary>What a payer is told of an attempt: each has its own words, <c>Result.Paid.Title</c> and so on.</summary>
public enum PaymentOutcome
{
    /// <summary>Everything that was asked for.</summary>
    Paid,

    /// <summary>News may still come: do not pay again.</summary>
    Waiting,

    /// <summary>Nothing was taken; another card may be tried.</summary>
    Declined,

    /// <summary>Money was seen that does not match: staff have it.</summary>
    BeingChecked,

    /// <summary>Given up or run out, and nothing was taken as far as the processor says.</summary>
    NotFinished,

    /// <summary>Given up or run out after a part was paid.</summary>
    PartlyPaid,

    /// <summary>There never was a page to pay on.</summary>
    Unreachable,
}

internal static class PaymentOutcomes
{
    /// <summary>The outcome of an attempt as it stands.</summary>
    public static PaymentOutcome Outcome(this PaymentResult result) => result.State switch
    {
        PaymentSessionStatus.Paid => PaymentOutcome.Paid,
        PaymentSessionStatus.Opening or PaymentSessionStatus.AwaitingPayer => PaymentOutcome.Waiting,
        PaymentSessionStatus.Unknown => result.HadPage ? PaymentOutcome.Waiting : PaymentOutcome.Unreachable,
        PaymentSessionStatus.Declined => PaymentOutcome.Declined,
        PaymentSessionStatus.UnderReview => PaymentOutcome.BeingChecked,
        PaymentSessionStatus.Expired or PaymentSessionStatus.Cancelled =>
            result.AmountPaid.IsPositive ? PaymentOutcome.PartlyPaid : PaymentOutcome.NotFinished,
        PaymentSessionStatus.Failed => PaymentOutcome.Unreachable,
    };
}
