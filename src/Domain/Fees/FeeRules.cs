using Grancius.Domain.Common;

namespace Grancius.Domain.Fees;

/// <summary>The caller gives the amount.</summary>
public sealed record VariableFee : FeeRule
{
    public override FeeDependsOn DependsOn => FeeDependsOn.Amount;

    protected override IEnumerable<(string Field, string Message)> Complaints() => [];

    protected override WorkedAmount Work(decimal given)
    {
        var amount = Money.Round(given);
        return new WorkedAmount(amount, new Explanation($"Amount given: {amount}", $"Importe indicado: {amount}"));
    }
}

/// <summary>The same for everybody.</summary>
public sealed record FlatFee(Money Amount) : FeeRule
{
    public override FeeDependsOn DependsOn => FeeDependsOn.Nothing;

    protected override bool MayBeFree => true;

    protected override IEnumerable<(string Field, string Message)> Complaints() => Price("amount", Amount, mayBeNothing: true);

    protected override WorkedAmount Work(decimal given) =>
        new(Amount, new Explanation($"Flat fee: {Amount}", $"Tarifa fija: {Amount}"));
}

/// <summary>So much for each unit.</summary>
public sealed record PerUnitFee(Money UnitPrice) : FeeRule
{
    public override FeeDependsOn DependsOn => FeeDependsOn.Quantity;

    protected override IEnumerable<(string Field, string Message)> Complaints() => Price("unitPrice", UnitPrice);

    protected override WorkedAmount Work(decimal given)
    {
        var amount = Rounded(given * UnitPrice.Dollars);
        var working = $"{Words.Number(given)} × {UnitPrice} = {amount}";
        return new WorkedAmount(amount, new Explanation(working, working));
    }
}

/// <summary>A percentage of the base, held between a minimum and a maximum.</summary>
/// <param name="Percent">0.75 means 0.75 %.</param>
public sealed record PercentageFee(decimal Percent, Money Minimum, Money Maximum) : FeeRule
{
    public override FeeDependsOn DependsOn => FeeDependsOn.Base;

    protected override IEnumerable<(string Field, string Message)> Complaints()
    {
        if (Percent is <= 0 or > 100 || decimal.Round(Percent, 6) != Percent)
            yield return ("percent", "Give a percentage of more than 0 and at most 100, with at most six decimals.");
        foreach (var complaint in Price("minimum", Minimum, mayBeNothing: true).Concat(Price("maximum", Maximum)))
            yield return complaint;
        if (Maximum < Minimum)
            yield return ("maximum", "The maximum is not less than the minimum.");
    }

    protected override WorkedAmount Work(decimal given)
    {
        var exact = Money.Round(Percent * given / 100m);
        var amount = Money.Min(Money.Max(exact, Minimum), Maximum);
        var working = $"{Words.Number(Percent)} % {{0}} {Words.Dollars(given)} = {exact}";
        return new WorkedAmount(amount, new Explanation(
            Words.Fill(working, "of") + Bound(exact, amount, "minimum", "maximum"),
            Words.Fill(working, "de") + Bound(exact, amount, "mínimo", "máximo")));
    }

    private static string Bound(Money exact, Money amount, string minimum, string maximum) =>
        exact == amount ? "" : $"; {(amount > exact ? minimum : maximum)} {amount}";
}
