namespace Grancius.Domain.Mail;

/// <summary>What a letter is for.</summary>
public enum LetterKind
{
    Receipt,
    UnderReview,

    /// <summary>To a payer; its id is the link's.</summary>
    PaymentLink,

    WebhookOff,

    /// <summary>To somebody who is to join the staff; its id is the invitation's.</summary>
    Invitation,
}

public enum LetterState
{
    Waiting,
    Sent,

    /// <summary>What it was to tell was no longer true when its turn came.</summary>
    NotNeeded,

    /// <summary>It could not be sent in the time that is tried.</summary>
    GivenUp,
}
