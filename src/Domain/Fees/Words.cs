using System.Globalization;

namespace Grancius.Domain.Fees;

/// <summary>Numbers as a worked explanation writes them: US style in both languages.</summary>
internal static class Words
{
    public static string Number(decimal value) => value.ToString("#,##0.######", CultureInfo.InvariantCulture);

    public static string Dollars(decimal value) => "$" + value.ToString("#,##0.00####", CultureInfo.InvariantCulture);

    public static string Fill(string working, params object[] words) => string.Format(CultureInfo.InvariantCulture, working, words);
}
