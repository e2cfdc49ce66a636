using Grancius.Domain.Common;

namespace Grancius.Domain.Invoices;

/// <content>What staff may still change of an issued invoice, and what the processor is shown afterwards (ADR 0026).</content>
public sealed partial class Invoice
{
    /// <summary>The sum of all adjustments; below zero where more was taken off than added.</summary>
    public Money Adjusted { get; private set; }

    public Money BalanceDue => Amount + Adjusted - AmountPaid;

    /// <summary>
    /// Which of its amounts the processor is shown, from 1. A number that the processor has seen stands for one amount for
    /// ever: when the balance of a presented invoice changes, it is shown under the next.
    /// </summary>
    public int Showing { get; private set; } = 1;

    /// <summary>The number under which the processor is shown what is due now: <c>BU5-00001-6</c>, then <c>BU5-00001-6-R2</c>.</summary>
    public string ShownAs => ShownNumber(Number, Showing);

    /// <summary>Nothing was adjusted that the processor could have seen differently: its one amount is due, or was paid.</summary>
    public bool IsAsFirstShown => Showing == 1 && Adjusted.IsZero;

    public static string ShownNumber(string number, int showing) => showing <= 1 ? number : $"{number}-R{showing}";

    /// <summary>The invoice's own number, whichever of its amounts a number from the processor stands for.</summary>
    public static string NumberOf(string shown)
    {
        var mark = shown.LastIndexOf("-R", StringComparison.Ordinal);
        return mark > 0 && mark + 2 < shown.Length && shown.AsSpan(mark + 2).IndexOfAnyExceptInRange('0', '9') < 0 ? shown[..mark] : shown;
    }

    /// <summary>Adds to what is due, or takes off it, never below what was paid.</summary>
    /// <param name="change">Below zero to take off.</param>
    /// <param name="fee">The general ledger accounts of the fee it is about, with their weights.</param>
    /// <returns>The change of each account; their sum is the change.</returns>
    public Result<IReadOnlyList<GlAmount>> Adjust(Money change, IReadOnlyList<GlWeight> fee, DateTimeOffset now)
    {
        if (State != InvoiceState.Open)
            return InvoiceErrors.Settled(Number, State);
        if (change.IsZero)
            return InvoiceErrors.NothingToAdjust;
        if (BalanceDue + change < Money.Zero)
            return InvoiceErrors.BelowPaid(Number, BalanceDue, AmountPaid);
        if ((Amount + Adjusted + change).Dollars > MoneyErrors.MostDollars)
            return MoneyErrors.TooLarge;

        var parts = Spread(change, fee);
        if (parts.Error is { } tooMuch)
            return tooMuch;

        Book(parts.Value);
        IsShownAnew();
        SettleIfNothingIsDue(now);
        return parts;
    }

    /// <summary>Takes back an invoice that nothing was paid on.</summary>
    /// <returns>What is taken off each account.</returns>
    public Result<IReadOnlyList<GlAmount>> Void(DateTimeOffset now)
    {
        if (State == InvoiceState.Void)
            return InvoiceErrors.Settled(Number, State);
        if (AmountPaid.IsPositive)
            return InvoiceErrors.PartlyPaid(Number, AmountPaid);
        if (State != InvoiceState.Open)
            return InvoiceErrors.Settled(Number, State);

        GlAmount[] parts = [.. _shares.Where(share => share.Outstanding.IsPositive).Select(share => new GlAmount(share.GlAccount, Money.Zero - share.Outstanding))];
        Book(parts);
        State = InvoiceState.Void;
        Raise(new InvoiceVoided(Id, JurisdictionId, Number, now));
        return parts;
    }

    /// <summary>An invoice of fees that come to nothing, or were waived, is done with like one that was paid.</summary>
    public void SettleIfNothingIsDue(DateTimeOffset now)
    {
        if (State != InvoiceState.Open || LineCount == 0 || !BalanceDue.IsZero)
            return;

        State = InvoiceState.Paid;
        Raise(new InvoicePaid(Id, JurisdictionId, Number, AmountPaid.Cents, now));
    }

    private void IsShownAnew()
    {
        if (PresentedAt is not null && BalanceDue.IsPositive)
            Showing++;
    }

    /// <summary>In proportion to the fee's distribution; where an account lacks less than its part, in proportion to what each lacks.</summary>
    private Result<IReadOnlyList<GlAmount>> Spread(Money change, IReadOnlyList<GlWeight> fee)
    {
        var parts = change.Allocate([.. fee.Select(part => part.Weight)]);
        var lacking = fee.Select(part => _shares.FirstOrDefault(share => share.GlAccount == part.GlAccount)?.Outstanding ?? Money.Zero).ToList();
        if (parts.Zip(lacking).Any(pair => pair.Second + pair.First < Money.Zero))
        {
            if (Money.Sum(lacking) + change < Money.Zero)
                return InvoiceErrors.BelowPaid(Number, Money.Sum(lacking), AmountPaid);

            parts = change.Allocate([.. lacking.Select(part => part.Cents)]);
        }

        return fee.Zip(parts, (part, amount) => new GlAmount(part.GlAccount, amount)).Where(part => !part.Amount.IsZero).ToList();
    }

    private void Book(IReadOnlyList<GlAmount> parts)
    {
        foreach (var (glAccount, amount) in parts)
        {
            _shares = _shares.Any(share => share.GlAccount == glAccount)
                ? [.. _shares.Select(share => share.GlAccount == glAccount ? share with { Adjusted = share.Adjusted + amount } : share)]
                : [.. _shares, new GlShare(glAccount, Money.Zero, Money.Zero, amount)];
            Adjusted += amount;
        }
    }
}

/// <summary>A general ledger account and how much of a fee is its, in proportion to the others.</summary>
public sealed record GlWeight(string GlAccount, long Weight);
