using Grancius.Domain.Common;
using Grancius.Domain.Fees;

namespace Grancius.Application.Fees;

/// <summary>Fees as they were assessed beside what a version would have made of them. Only fees that the version can price are on either side.</summary>
/// <param name="From">First day of the fees that were looked at.</param>
/// <param name="Months">Every month of the time, also those without a fee, oldest first.</param>
/// <param name="Left">Those that could not be priced, by the reason.</param>
/// <param name="IsCut">Whether there were more fees than are looked at.</param>
public sealed record Repricing(DateOnly From, DateOnly To, IReadOnlyList<RepricedMonth> Months, IReadOnlyList<LeftUnpriced> Left, bool IsCut)
{
    public RepricedMonth Total { get; } = new(From, Months.Sum(month => month.Fees), Money.Sum(Months.Select(month => month.Before)), Money.Sum(Months.Select(month => month.After)));

    public int LeftCount => Left.Sum(left => left.Fees);
}

/// <param name="Month">Its first day.</param>
public sealed record RepricedMonth(DateOnly Month, int Fees, Money Before, Money After)
{
    public Money Difference => After - Before;

    /// <summary>Of what was charged, to a tenth of a per cent; null where nothing was.</summary>
    public decimal? Percent => Before.IsZero ? null : Math.Round(Difference.Cents * 100m / Before.Cents, 1, MidpointRounding.AwayFromZero);
}

/// <param name="Amount">As assessed.</param>
public sealed record LeftUnpriced(WhyUnpriced Why, int Fees, Money Amount);

/// <summary>Why a version cannot price a fee of the past.</summary>
public enum WhyUnpriced
{
    /// <summary>It was assessed before this was kept, or without any number.</summary>
    NothingKnown,

    /// <summary>A number is known, but not the one that the version asks for.</summary>
    AnotherNumber,

    /// <summary>It would come to less than half a cent.</summary>
    ComesToNothing,

    /// <summary>The number or the amount is beyond what can be charged.</summary>
    BeyondReason,
}

/// <summary>Works fees out with a rule, one after the other, and keeps sums only.</summary>
internal sealed class RepricingTrial
{
    private readonly FeeRule _rule;
    private readonly DateOnly _from;
    private readonly DateOnly _to;
    private readonly SortedDictionary<DateOnly, RepricedMonth> _months = [];
    private readonly SortedDictionary<WhyUnpriced, LeftUnpriced> _left = [];

    public RepricingTrial(FeeRule rule, DateOnly from, DateOnly to)
    {
        (_rule, _from, _to) = (rule, from, to);
        for (var month = FirstOf(from); month <= to; month = month.AddMonths(1))
            _months[month] = new RepricedMonth(month, 0, Money.Zero, Money.Zero);
    }

    public int Tried { get; private set; }

    public void Try(DateOnly day, Money amount, FeeInput given)
    {
        Tried++;
        // An amount that the caller named for a fee that works itself out was a check of the old price, not a number of the fee.
        var worked = _rule.Work(_rule.DependsOn == FeeDependsOn.Amount ? given : given with { Amount = null });
        if (worked.Error is { } error)
        {
            var why = Why(error, given);
            var left = _left.GetValueOrDefault(why) ?? new LeftUnpriced(why, 0, Money.Zero);
            _left[why] = left with { Fees = left.Fees + 1, Amount = left.Amount + amount };
            return;
        }

        var month = _months[FirstOf(day)];
        _months[month.Month] = month with { Fees = month.Fees + 1, Before = month.Before + amount, After = month.After + worked.Value.Amount };
    }

    public Repricing Outcome(bool isCut) => new(_from, _to, [.. _months.Values], [.. _left.Values], isCut);

    private static WhyUnpriced Why(Error error, FeeInput given) => error.Code switch
    {
        "fee_input_missing" when given is { Quantity: null, Base: null, Amount: null } => WhyUnpriced.NothingKnown,
        "fee_input_missing" => WhyUnpriced.AnotherNumber,
        "fee_comes_to_nothing" => WhyUnpriced.ComesToNothing,
        _ => WhyUnpriced.BeyondReason,
    };

    private static DateOnly FirstOf(DateOnly day) => new(day.Year, day.Month, 1);
}
