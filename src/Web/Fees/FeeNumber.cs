using System.Globalization;
using Grancius.Application.Fees;
using Grancius.Domain.Fees;

namespace Grancius.Web.Fees;

/// <summary>The one number a fee depends on, as people type it.</summary>
internal static class FeeNumber
{
    /// <summary>"$1,234.50" or "1234.5"; in both languages as the United States write numbers.</summary>
    /// <returns>Null when it is no number.</returns>
    public static decimal? Read(string? typed)
    {
        var text = (typed ?? "").Replace("$", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal);
        return decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
    }

    /// <summary>The fee with its number in the place its rule looks for it.</summary>
    public static FeeOrder Order(FeeChoice fee, decimal? number) => fee.DependsOn switch
    {
        FeeDependsOn.Nothing => new FeeOrder(fee.Code),
        FeeDependsOn.Amount => new FeeOrder(fee.Code, Amount: number),
        FeeDependsOn.Quantity => new FeeOrder(fee.Code, Quantity: number),
        FeeDependsOn.Base => new FeeOrder(fee.Code, Base: number),
    };
}
