using Grancius.Domain.Accounts;
using Grancius.Domain.Common;
using Grancius.Domain.Jurisdictions;

namespace Grancius.Domain.Invoices;

public readonly record struct InvoiceId(Guid Value)
{
    public static InvoiceId New() => new(Ids.Next());

    /// <summary>In the order they were made, to the millisecond: what lists are paged by.</summary>
    public static bool operator <(InvoiceId left, InvoiceId right) => left.Value < right.Value;

    public static bool operator >(InvoiceId left, InvoiceId right) => left.Value > right.Value;
}

public enum InvoiceState
{
    /// <summary>Something is still due.</summary>
    Open,

    /// <summary>Nothing is due any more: money came, or what was due was waived.</summary>
    Paid,

    /// <summary>Issued in error, and taken back before anything was paid on it.</summary>
    Void,
}

/// <summary>
/// The fees of one invoice type under one account number: what the processor is asked to collect. Its balance is the
/// amount with what staff adjusted of it, less what was applied, and never below zero: what is left over goes back to the
/// caller as unapplied money.
/// </summary>
public sealed partial class Invoice : AggregateRoot
{
    private IReadOnlyList<GlShare> _shares = [];

    private Invoice() // EF Core
    {
    }

    public InvoiceId Id { get; private set; }

    public JurisdictionId JurisdictionId { get; private set; }

    public AccountId AccountId { get; private set; }

    public string AccountNumber { get; private set; } = "";

    public int TypeId { get; private set; }

    /// <summary>Account number, dash, invoice type (<c>BU5-00001-6</c>); a later one of the same type adds its place (<c>BU5-00001-6-2</c>).</summary>
    public string Number { get; private set; } = "";

    public InvoiceState State { get; private set; }

    /// <summary>As assessed: what its fees add up to.</summary>
    public Money Amount { get; private set; }

    public Money AmountPaid { get; private set; }

    public DateOnly InvoiceDate { get; private set; }

    public DateOnly DueDate { get; private set; }

    public DateTimeOffset IssuedAt { get; private set; }

    /// <summary>When it was first shown to the processor. From then on it does not grow: a further fee goes on a further invoice.</summary>
    public DateTimeOffset? PresentedAt { get; private set; }

    /// <summary>How many fees it has.</summary>
    public int LineCount { get; private set; }

    /// <summary>The amount by general ledger account.</summary>
    public IReadOnlyList<GlShare> Shares => _shares;

    /// <param name="place">1 for the first invoice of the type under the account.</param>
    public static Invoice Issue(Account account, int typeId, int place, DateOnly invoiceDate, DateOnly dueDate, DateTimeOffset now)
    {
        var invoice = new Invoice
        {
            Id = InvoiceId.New(),
            JurisdictionId = account.JurisdictionId,
            AccountId = account.Id,
            AccountNumber = account.Number,
            TypeId = typeId,
            Number = place == 1 ? $"{account.Number}-{typeId}" : $"{account.Number}-{typeId}-{place}",
            InvoiceDate = invoiceDate,
            DueDate = dueDate,
            IssuedAt = now,
        };
        invoice.Raise(new InvoiceIssued(invoice.Id, invoice.JurisdictionId, invoice.Number));
        return invoice;
    }

    public bool MayGrow => State == InvoiceState.Open && PresentedAt is null && AmountPaid.IsZero;

    /// <summary>Adds an assessed amount of one general ledger account to what is due.</summary>
    public Result Charge(Money amount, string glAccount) => Charge([new GlAmount(glAccount, amount)]);

    /// <summary>Adds an assessed fee to what is due, each account with its part.</summary>
    public Result Charge(IReadOnlyList<GlAmount> parts)
    {
        if (!MayGrow)
            return InvoiceErrors.MayNotGrow(Number);

        foreach (var (account, amount) in parts)
        {
            _shares = _shares.Any(share => share.GlAccount == account)
                ? [.. _shares.Select(share => share.GlAccount == account ? share with { Assessed = share.Assessed + amount } : share)]
                : [.. _shares, new GlShare(account, amount, Money.Zero)];
            Amount += amount;
        }

        LineCount++;
        return Result.Success;
    }

    public void Present(DateTimeOffset now) => PresentedAt ??= now;

    /// <summary>
    /// Takes as much of the money as is due and spreads it over the general ledger accounts in proportion to what each
    /// still lacks.
    /// </summary>
    /// <returns>What each account took; their sum is less than the money when the money is more than the balance.</returns>
    public IReadOnlyList<GlAmount> Apply(Money money, DateTimeOffset now)
    {
        var taken = Money.Min(money, BalanceDue);
        if (!taken.IsPositive)
            return [];

        var parts = taken.Allocate([.. _shares.Select(share => share.Outstanding.Cents)]);
        _shares = [.. _shares.Zip(parts, (share, part) => share with { Paid = share.Paid + part })];
        AmountPaid += taken;
        IsShownAnew();
        SettleIfNothingIsDue(now);

        return [.. _shares.Zip(parts, (share, part) => new GlAmount(share.GlAccount, part)).Where(part => part.Amount.IsPositive)];
    }
}

/// <summary>One general ledger account's part of an invoice.</summary>
/// <param name="Adjusted">What staff added to it or took off since.</param>
public sealed record GlShare(string GlAccount, Money Assessed, Money Paid, Money Adjusted = default)
{
    public Money Outstanding => Assessed + Adjusted - Paid;
}

public sealed record GlAmount(string GlAccount, Money Amount);
