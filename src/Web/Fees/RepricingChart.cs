using System.Globalization;
using Grancius.Application.Fees;
using Grancius.Web.Shared;

namespace Grancius.Web.Fees;

/// <summary>
/// A picture of a <see cref="Repricing"/>: two columns a month. Widths are per cents of the picture's and heights are pixels, so
/// that its words stay legible on a phone; it has no style of its own, which the pages do not permit.
/// </summary>
/// <param name="repricing">What is drawn.</param>
public sealed class RepricingChart(Repricing repricing)
{
    /// <summary>Pixels above the columns, for the scale's word.</summary>
    public const int Top = 24;

    /// <summary>Where the columns stand.</summary>
    public const int Ground = 184;

    private readonly long _most = repricing.Months.Max(month => Math.Max(month.Before.Cents, month.After.Cents));

    /// <summary>Whether there is anything to be drawn.</summary>
    public bool HasColumns => _most > 0;

    /// <summary>What the highest column stands for.</summary>
    public string Scale => Display.Money(_most * 0.01m);

    /// <summary>The months with their columns.</summary>
    public IEnumerable<ChartMonth> Months => repricing.Months.Select((month, place) =>
    {
        var slot = 100m / repricing.Months.Count;
        // A December that comes first leaves the room to the January beside it.
        var begins = month.Month.Month == 1 || (place == 0 && month.Month.Month < 12);
        return new ChartMonth(
            Part(slot * (place + 0.5m)), month.Month.ToString("MMM", CultureInfo.InvariantCulture), begins ? month.Month.ToString("yyyy", CultureInfo.InvariantCulture) : "",
            Column(slot * (place + 0.12m), slot * 0.34m, month.Before.Cents), Column(slot * (place + 0.54m), slot * 0.34m, month.After.Cents));
    });

    private ChartColumn Column(decimal left, decimal width, long cents)
    {
        // Something that is not nothing is to be seen.
        var height = cents == 0 ? 0 : Math.Max(1, (int)Math.Round((decimal)cents * (Ground - Top) / _most, MidpointRounding.AwayFromZero));
        return new ChartColumn(Part(left), Part(width), Ground - height, height);
    }

    private static string Part(decimal percent) => percent.ToString("0.###", CultureInfo.InvariantCulture) + "%";
}

/// <param name="Middle">Where its name stands.</param>
/// <param name="Year">Named where one begins.</param>
public sealed record ChartMonth(string Middle, string Name, string Year, ChartColumn Before, ChartColumn After);

/// <param name="Left">Per cent of the picture, as is the width.</param>
/// <param name="Top">Pixels from above.</param>
public sealed record ChartColumn(string Left, string Width, int Top, int Height);
