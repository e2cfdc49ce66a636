using Grancius.Domain.Common;
using Grancius.Domain.Jurisdictions;
using Grancius.Domain.PaymentSessions;

namespace Grancius.Domain.Mail;

public readonly record struct LetterId(Guid Value)
{
    public static LetterId New() => new(Ids.Next());

    /// <summary>In the order they were made, to the millisecond: what lists are paged by.</summary>
    public static bool operator <(LetterId left, LetterId right) => left.Value < right.Value;

    public static bool operator >(LetterId left, LetterId right) => left.Value > right.Value;
}

/// <summary>
/// A letter that is owed to somebody, committed with what it tells of. Its id goes along as the Message-ID, so that a
/// receiver recognises one that comes again.
/// </summary>
public sealed class Letter : AggregateRoot
{
    private Letter() // EF Core
    {
    }

    public LetterId Id { get; private set; }

    public JurisdictionId JurisdictionId { get; private set; }

    public LetterKind Kind { get; private set; }

    /// <summary>The number or name of what it tells of, for people.</summary>
    public string About { get; private set; } = "";

    /// <summary>The session it tells of; its words are then made when it is sent, and kept nowhere.</summary>
    public PaymentSessionId? SessionId { get; private set; }

    public string Recipient { get; private set; } = "";

    /// <summary>"en" or "es".</summary>
    public string Language { get; private set; } = "en";

    /// <summary>Ciphertext of its words where they cannot be made again; gone once it was sent or is not tried any more.</summary>
    public string? SealedText { get; private set; }

    public LetterState State { get; private set; }

    public int Attempts { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>When it is tried next; null when it is not.</summary>
    public DateTimeOffset? DueAt { get; private set; }

    public DateTimeOffset? SentAt { get; private set; }

    /// <summary>In words, without anybody's data.</summary>
    public string? LastError { get; private set; }

    /// <summary>Whether it can be sent again: either its words are still there, or they can be made anew.</summary>
    public bool MayBeSentAgain => State != LetterState.Waiting && (SealedText is not null || SessionId is not null);

    /// <param name="fact">The committed fact it tells of: one letter a fact, by the key of the store.</param>
    public static Letter Of(Guid fact, LetterKind kind, PaymentSession session, string recipient, DateTimeOffset now) =>
        Owed(new(fact), session.JurisdictionId, kind, session.Reference, recipient, session.Language, now, session: session.Id);

    /// <param name="sealedText">Its words, which nobody could make again.</param>
    public static Letter Written(
        LetterId id, JurisdictionId jurisdiction, LetterKind kind, string about, string recipient, string language, string sealedText, DateTimeOffset now) =>
        Owed(id, jurisdiction, kind, about, recipient, language, now, text: sealedText);

    /// <summary>Taken by one node to be sent; due again by itself if that node dies.</summary>
    public void BeingSent(DateTimeOffset until) => DueAt = until;

    public void WasSent(DateTimeOffset now)
    {
        (State, SentAt, LastError) = (LetterState.Sent, now, null);
        Attempts++;
        IsDone();
    }

    public void IsNotNeeded(string why)
    {
        (State, LastError) = (LetterState.NotNeeded, why);
        IsDone();
    }

    /// <param name="why">In words, without anybody's data.</param>
    public void CouldNotBeSent(string why, DateTimeOffset now)
    {
        LastError = why;
        if (LetterSchedule.After(++Attempts) is { } gap)
        {
            DueAt = now + gap;
            return;
        }

        State = LetterState.GivenUp;
        // The words stay until the letter itself is purged: a person may still have it sent.
        DueAt = null;
    }

    /// <summary>A person wants it to go out again, now.</summary>
    public Result SendAgain(DateTimeOffset now)
    {
        if (State == LetterState.Waiting)
        {
            DueAt = now;
            return Result.Success;
        }

        if (!MayBeSentAgain)
            return MailErrors.TextIsGone;

        (State, DueAt, Attempts, LastError) = (LetterState.Waiting, now, 0, null);
        return Result.Success;
    }

    private static Letter Owed(
        LetterId id, JurisdictionId jurisdiction, LetterKind kind, string about, string recipient, string language, DateTimeOffset now,
        PaymentSessionId? session = null, string? text = null) => new()
        {
            Id = id,
            JurisdictionId = jurisdiction,
            Kind = kind,
            About = about,
            SessionId = session,
            Recipient = recipient,
            Language = language,
            SealedText = text,
            CreatedAt = now,
            DueAt = now,
        };

    private void IsDone() => (DueAt, SealedText) = (null, null);
}
