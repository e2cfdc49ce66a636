using System.Globalization;

namespace Grancius.Domain.Common;

/// <summary>
/// Whole cents of one currency. Arithmetic is checked: an overflow or a mix of currencies is an exception,
/// never a wrong amount.
/// </summary>
public readonly record struct Money : IComparable<Money>
{
    /// <summary>The only currency so far: Invoice Cloud settles in US dollars.</summary>
    public const string UsDollar = "USD";

    private readonly string? _currency;

    private Money(long cents, string currency)
    {
        Cents = cents;
        _currency = currency;
    }

    public long Cents { get; }

    /// <summary>ISO 4217.</summary>
    public string Currency => _currency ?? UsDollar;

    /// <summary>Dollars with two places, for the edges of the system only.</summary>
    public decimal Dollars => Cents * 0.01m;

    public bool IsZero => Cents == 0;

    public bool IsPositive => Cents > 0;

    public static Money Zero => default;

    public static Money OfCents(long cents) => new(cents, UsDollar);

    /// <summary>Rounds once, half up (away from zero), to whole cents.</summary>
    /// <exception cref="OverflowException">More than a long of cents.</exception>
    public static Money Round(decimal dollars) =>
        new(checked((long)decimal.Round(dollars * 100m, 0, MidpointRounding.AwayFromZero)), UsDollar);

    /// <summary>Exact dollars; an amount with a fraction of a cent is refused, not rounded.</summary>
    public static Result<Money> FromDollars(decimal dollars)
    {
        if (Math.Abs(dollars) > MoneyErrors.MostDollars)
            return MoneyErrors.TooLarge;

        var cents = dollars * 100m;
        return cents == decimal.Truncate(cents)
            ? new Money((long)cents, UsDollar)
            : MoneyErrors.FractionOfACent;
    }

    public static Money operator +(Money left, Money right) => new(checked(left.Cents + right.CentsIn(left)), left.Currency);

    public static Money operator -(Money left, Money right) => new(checked(left.Cents - right.CentsIn(left)), left.Currency);

    public static bool operator <(Money left, Money right) => left.CompareTo(right) < 0;

    public static bool operator >(Money left, Money right) => left.CompareTo(right) > 0;

    public static bool operator <=(Money left, Money right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Money left, Money right) => left.CompareTo(right) >= 0;

    public static Money Min(Money left, Money right) => left <= right ? left : right;

    public static Money Max(Money left, Money right) => left >= right ? left : right;

    public static Money Sum(IEnumerable<Money> amounts) => amounts.Aggregate(Zero, (sum, next) => sum + next);

    /// <summary>
    /// Splits the amount in proportion to the weights by largest remainder. The parts always add up to the amount;
    /// of equal remainders the earlier part gets the cent. No part exceeds its weight when the amount does not exceed
    /// the weights' sum.
    /// </summary>
    /// <exception cref="ArgumentException">No weight is positive, or one is negative.</exception>
    public IReadOnlyList<Money> Allocate(IReadOnlyList<long> weights)
    {
        if (weights.Any(weight => weight < 0) || weights.All(weight => weight == 0))
            throw new ArgumentException("Weights are not negative and at least one is positive.", nameof(weights));

        var sign = Math.Sign(Cents);
        var amount = (Int128)Math.Abs(Cents);
        var whole = weights.Aggregate((Int128)0, (sum, weight) => sum + weight);
        var floors = weights.Select(weight => (long)(amount * weight / whole)).ToArray();
        var left = (int)(amount - floors.Aggregate((Int128)0, (sum, part) => sum + part));

        var byRemainder = Enumerable.Range(0, weights.Count)
            .OrderByDescending(part => amount * weights[part] % whole)
            .ThenBy(part => part)
            .Take(left);
        foreach (var part in byRemainder)
            floors[part]++;

        var currency = Currency;
        return [.. floors.Select(cents => new Money(sign * cents, currency))];
    }

    public int CompareTo(Money other) => Cents.CompareTo(other.CentsIn(this));

    public bool Equals(Money other) => Cents == other.Cents && Currency == other.Currency;

    public override int GetHashCode() => HashCode.Combine(Cents, Currency);

    /// <summary>"$1,234.56", the same in every culture.</summary>
    public override string ToString() => (Cents < 0 ? "-$" : "$")
        + Math.Abs(Dollars).ToString("#,##0.00", CultureInfo.InvariantCulture);

    private long CentsIn(Money other) => Currency == other.Currency
        ? Cents
        : throw new InvalidOperationException($"{Currency} and {other.Currency} do not mix.");
}
