using Grancius.Domain.Common;
using Grancius.Domain.Jurisdictions;

namespace Grancius.Domain.Ledger;

public readonly record struct JournalEntryId(Guid Value)
{
    public static JournalEntryId New() => new(Ids.Next());
}

/// <summary>What a journal entry records.</summary>
public enum JournalKind
{
    /// <summary>Fees were assessed: receivable against revenue.</summary>
    Assessment,

    /// <summary>Money at the processor was applied.</summary>
    Payment,

    /// <summary>A service fee that became known after its payment had been applied.</summary>
    ServiceFee,

    /// <summary>Staff changed what is due: receivable against revenue for the difference.</summary>
    Adjustment,
}

/// <summary>A balanced entry of the double-entry ledger. Never changed: a mistake is corrected by a further entry.</summary>
public sealed class JournalEntry
{
    private readonly List<JournalLine> _lines = [];

    private JournalEntry() // EF Core
    {
    }

    public JournalEntryId Id { get; private set; }

    public JurisdictionId JurisdictionId { get; private set; }

    public JournalKind Kind { get; private set; }

    /// <summary>What it was made for: a processor payment id, an account number.</summary>
    public string Reference { get; private set; } = "";

    public Guid? SessionId { get; private set; }

    public DateTimeOffset PostedAt { get; private set; }

    public IReadOnlyList<JournalLine> Lines => _lines;

    /// <param name="lines">Debits and credits; lines of nothing are left out.</param>
    /// <exception cref="InvalidOperationException">Debits and credits differ, or there is nothing to post: a bug, never stored.</exception>
    public static JournalEntry Post(
        JurisdictionId jurisdiction, JournalKind kind, string reference, Guid? session, DateTimeOffset now, params IEnumerable<JournalLine> lines)
    {
        var entry = new JournalEntry
        {
            Id = JournalEntryId.New(),
            JurisdictionId = jurisdiction,
            Kind = kind,
            Reference = reference,
            SessionId = session,
            PostedAt = now,
        };
        entry._lines.AddRange(lines.Where(line => !line.Debit.IsZero || !line.Credit.IsZero));
        var debits = Money.Sum(entry._lines.Select(line => line.Debit));
        var credits = Money.Sum(entry._lines.Select(line => line.Credit));
        return debits == credits && debits.IsPositive
            ? entry
            : throw new InvalidOperationException($"A {kind} entry of {debits} debit and {credits} credit does not balance.");
    }
}

/// <summary>One side of an entry: either a debit or a credit, never negative.</summary>
public sealed class JournalLine
{
    private JournalLine() // EF Core
    {
    }

    private JournalLine(string account, Money debit, Money credit)
    {
        if (debit < Money.Zero || credit < Money.Zero)
            throw new InvalidOperationException($"A line of {account} is negative.");

        Id = Ids.Next();
        Account = account;
        DebitCents = debit.Cents;
        CreditCents = credit.Cents;
    }

    public Guid Id { get; private set; }

    public string Account { get; private set; } = "";

    /// <summary>Kept as plain cents, so that the store can add them up.</summary>
    public long DebitCents { get; private set; }

    public long CreditCents { get; private set; }

    public Money Debit => Money.OfCents(DebitCents);

    public Money Credit => Money.OfCents(CreditCents);

    public static JournalLine DebitOf(string account, Money amount) => new(account, amount, Money.Zero);

    public static JournalLine CreditOf(string account, Money amount) => new(account, Money.Zero, amount);
}
