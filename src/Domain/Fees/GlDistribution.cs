using Grancius.Domain.Common;
using Grancius.Domain.Invoices;

namespace Grancius.Domain.Fees;

/// <summary>One fund or account of the general ledger and its part of a fee.</summary>
/// <param name="GlAccount">Such as <c>001-322100</c>.</param>
/// <param name="BasisPoints">Hundredths of a per cent: 2500 is 25 %.</param>
public sealed record GlPart(string GlAccount, int BasisPoints);

/// <summary>How a fee's amount is spread over the general ledger: parts that add up to the whole, and splits that add up to the cent.</summary>
public static class GlDistribution
{
    /// <summary>The whole of a fee, in basis points.</summary>
    public const int Whole = 10_000;

    public const int MostParts = 12;

    public const int LongestAccount = 60;

    /// <summary>All of it to one account, as most fees have it.</summary>
    public static IReadOnlyList<GlPart> To(string glAccount) => [new GlPart(glAccount, Whole)];

    /// <summary>Refuses parts that do not add up to exactly 100 %, that are nothing, or that name an account twice.</summary>
    public static Result Check(IReadOnlyList<GlPart> parts)
    {
        if (parts.Count is 0 or > MostParts)
            return FeeErrors.GlPartsCount(MostParts);
        if (parts.FirstOrDefault(part => !IsAccount(part.GlAccount)) is { } unnamed)
            return FeeErrors.GlAccountUnreadable(unnamed.GlAccount);
        if (parts.Any(part => part.BasisPoints is <= 0 or > Whole))
            return FeeErrors.GlPartOutOfRange;
        if (parts.GroupBy(part => part.GlAccount, StringComparer.OrdinalIgnoreCase).FirstOrDefault(same => same.Count() > 1) is { } twice)
            return FeeErrors.GlAccountTwice(twice.Key);

        var sum = parts.Sum(part => part.BasisPoints);
        return sum == Whole ? Result.Success : FeeErrors.GlPartsDoNotAddUp(sum / 100m);
    }

    /// <summary>The parts of an amount, in their order; they add up to it to the cent, by largest remainder.</summary>
    public static IReadOnlyList<GlAmount> Split(IReadOnlyList<GlPart> parts, Money amount)
    {
        if (parts is [var only])
            return [new GlAmount(only.GlAccount, amount)];

        var amounts = amount.Allocate([.. parts.Select(part => (long)part.BasisPoints)]);
        return [.. parts.Zip(amounts, (part, share) => new GlAmount(part.GlAccount, share))];
    }

    private static bool IsAccount(string text) =>
        text.Length is > 0 and <= LongestAccount && char.IsAsciiLetterOrDigit(text[0])
        && text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '.' or '/' or '_' or ' ') && text[^1] != ' ';
}
