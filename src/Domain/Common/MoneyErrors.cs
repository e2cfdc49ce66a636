namespace Grancius.Domain.Common;

public static class MoneyErrors
{
    /// <summary>No fee of a local government comes near it; it keeps sums far from overflow.</summary>
    public const decimal MostDollars = 999_999_999.99m;

    public static readonly Error FractionOfACent =
        new("amount_fraction_of_a_cent", "Give the amount in dollars with at most two decimals.", ErrorKind.Unprocessable);

    public static readonly Error TooLarge =
        new("amount_too_large", "The amount is larger than can be charged here.", ErrorKind.Unprocessable);
}
