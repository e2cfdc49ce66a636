using Grancius.Domain.Common;

namespace Grancius.Domain.Fees;

/// <summary>What a fee may depend on. Numbers are plain: a value in dollars, acres, a count, as the fee code says.</summary>
/// <param name="Quantity">How many units.</param>
/// <param name="Base">The construction value, the acres: what percentages and bands are taken of.</param>
/// <param name="Amount">Dollars, for a fee whose amount the caller knows.</param>
public sealed record FeeInput(decimal? Quantity = null, decimal? Base = null, decimal? Amount = null);

/// <summary>An amount with its working in words.</summary>
public sealed record WorkedAmount(Money Amount, Explanation Explanation);

/// <summary>The same sentence in both languages of the portal.</summary>
public sealed record Explanation(string En, string Es);

/// <summary>How a fee's amount is worked out. Exact inside; rounded once, half up, at the end.</summary>
public abstract record FeeRule
{
    /// <summary>What the payer is asked for.</summary>
    public abstract FeeDependsOn DependsOn { get; }

    /// <exception cref="OverflowException">Never for input within <see cref="FeeLimits"/>.</exception>
    public Result<WorkedAmount> Work(FeeInput input)
    {
        var given = Given(input);
        if (given.Error is { } missing)
            return missing;

        var worked = Work(given.Value);
        if (worked.Amount.Dollars > MoneyErrors.MostDollars)
            return MoneyErrors.TooLarge;
        if (!worked.Amount.IsPositive && !(MayBeFree && worked.Amount.IsZero))
            return FeeErrors.ComesToNothing;

        // A caller who names an amount for a fee that works itself out must name the same one.
        return DependsOn != FeeDependsOn.Amount && input.Amount is { } claimed && claimed != worked.Amount.Dollars
            ? FeeErrors.AmountNotFree(worked.Amount)
            : worked;
    }

    /// <summary>Refuses a rule that would fail, or charge nothing or nonsense, for some input; says for each field why.</summary>
    public Result Check()
    {
        var complaints = Complaints().GroupBy(complaint => complaint.Field)
            .ToDictionary(field => field.Key, field => field.Select(complaint => complaint.Message).ToArray());
        return complaints.Count == 0 ? Result.Success : FeeScheduleErrors.RuleUnsound(complaints);
    }

    /// <summary>What is wrong with it, by field, such as <c>bands[2].upTo</c>.</summary>
    protected abstract IEnumerable<(string Field, string Message)> Complaints();

    protected static IEnumerable<(string Field, string Message)> Price(string field, Money price, bool mayBeNothing = false)
    {
        if (price < Money.Zero || (price.IsZero && !mayBeNothing))
            yield return (field, mayBeNothing ? "An amount is not negative." : "Give an amount of more than nothing.");
        if (price.Dollars > MoneyErrors.MostDollars)
            yield return (field, MoneyErrors.TooLarge.Message);
    }

    protected abstract WorkedAmount Work(decimal given);

    /// <summary>Whether $0.00 is a price that was set, and not what rounding left of one.</summary>
    protected virtual bool MayBeFree => false;

    /// <summary>Rounds once; what is beyond any charge stays just beyond it, so that it is refused and does not overflow.</summary>
    protected static Money Rounded(decimal exact) => Money.Round(Math.Min(exact, MoneyErrors.MostDollars + 1));

    private Result<decimal> Given(FeeInput input) => DependsOn switch
    {
        FeeDependsOn.Nothing => 0m,
        FeeDependsOn.Amount => FeeLimits.Dollars("amount", input.Amount),
        FeeDependsOn.Quantity => FeeLimits.Positive("quantity", input.Quantity),
        FeeDependsOn.Base => FeeLimits.Positive("base", input.Base),
    };
}

/// <summary>Which one input a rule needs.</summary>
public enum FeeDependsOn
{
    Nothing,
    Amount,
    Quantity,
    Base,
}

/// <summary>Bounds that keep every product inside a decimal and every amount inside a long of cents.</summary>
internal static class FeeLimits
{
    private const decimal Most = 999_999_999_999m;

    public static Result<decimal> Dollars(string field, decimal? value)
    {
        var positive = Positive(field, value);
        return positive.IsSuccess && Money.FromDollars(positive.Value).Error is { } error ? error with { Field = field } : positive;
    }

    public static Result<decimal> Positive(string field, decimal? value) => value switch
    {
        null => FeeErrors.InputMissing(field),
        <= 0 or > Most => FeeErrors.InputOutOfRange(field),
        _ when decimal.Round(value.Value, 6) != value => FeeErrors.InputOutOfRange(field),
        _ => value.Value,
    };
}
