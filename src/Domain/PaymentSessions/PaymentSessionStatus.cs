namespace Grancius.Domain.PaymentSessions;

/// <summary>Where an attempt to pay stands.</summary>
public enum PaymentSessionStatus
{
    /// <summary>Saved; the processor has not answered yet.</summary>
    Opening,

    /// <summary>The processor gave a page; nothing final was heard.</summary>
    AwaitingPayer,

    /// <summary>The processor could not be asked. Not the same as "not paid".</summary>
    Unknown,

    /// <summary>The last news was a decline; the page may still be paid on.</summary>
    Declined,

    /// <summary>Everything asked for was paid.</summary>
    Paid,

    /// <summary>Something was seen that does not match what was asked for; a person has to look.</summary>
    UnderReview,

    /// <summary>Its time ran out and the processor said that it was not paid.</summary>
    Expired,

    /// <summary>Given up, after the processor said that it was not paid.</summary>
    Cancelled,

    /// <summary>The processor refused to open it.</summary>
    Failed,
}

/// <summary>Why a session moves.</summary>
public enum SessionCause
{
    /// <summary>The processor gave a page to pay on.</summary>
    PageOpened,

    /// <summary>The processor refused to open.</summary>
    OpeningRefused,

    /// <summary>No answer that could be understood came to the call that opens.</summary>
    OpeningAnswerLost,

    /// <summary>Money for everything asked for was seen.</summary>
    PaidInFull,

    /// <summary>Money for some of the invoices was seen.</summary>
    PaidInPart,

    /// <summary>The processor reported a decline.</summary>
    DeclineSeen,

    /// <summary>News that does not match what was saved.</summary>
    MismatchSeen,

    /// <summary>The processor could not be asked, or answered something not understood.</summary>
    ProcessorNotAsked,

    /// <summary>The processor says that nothing was paid, and a page to pay on exists.</summary>
    ConfirmedUnpaid,

    /// <summary>The processor says that nothing was paid, and nobody ever got a page to pay on.</summary>
    NeverOpened,

    /// <summary>Its time ran out, and the processor says that nothing was paid.</summary>
    TimeRanOut,

    /// <summary>Cancelled by its payer or by staff, and the processor says that nothing was paid.</summary>
    CancelAsked,

    /// <summary>Money that was inferred for this attempt turned out to be another attempt's.</summary>
    AttributedElsewhere,
}
