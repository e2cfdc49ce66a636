using System.Globalization;
using Grancius.Domain.Common;

namespace Grancius.Domain.Jurisdictions;

public static class ServiceFeeErrors
{
    public static readonly Error PercentMissing = Wrong("service_fee_percent_missing", "percent", "Enter the percentage, such as 2.5.");

    public static readonly Error PercentOutOfRange = Wrong("service_fee_percent_out_of_range", "percent", string.Create(CultureInfo.InvariantCulture,
        $"Enter a percentage above 0 and at most {ServiceFeeRule.MostPercent:0}, with at most three decimals, such as 2.5."));

    public static readonly Error BandsCount = Wrong("service_fee_bands_count", "bands[0].upTo", string.Create(CultureInfo.InvariantCulture,
        $"Enter 2 to {ServiceFeeRule.MostBands} bands, the last without an end."));

    /// <summary>What the payer saw is not what would be sent: between the two an administrator changed it, or somebody the bill.</summary>
    public static readonly Error Changed = new("service_fee_changed", "The service fee has changed since it was shown. Show it again before paying.", ErrorKind.Conflict);

    public static Error FeeMissing(string field) => Wrong("service_fee_missing", field, "Enter an amount in dollars, such as 2.95.");

    public static Error FeeOutOfRange(string field, bool mayBeNothing) => Wrong("service_fee_out_of_range", field,
        $"Enter dollars and cents {(mayBeNothing ? "from 0.00" : "above 0.00")} to {ServiceFeeRule.MostFee}.");

    public static Error BandEndMissing(int place) => Wrong("service_fee_band_end_missing", $"bands[{place}].upTo", "Enter up to which amount due this band goes. Only the last band has no end.");

    public static Error BandEndOutOfRange(int place) => Wrong("service_fee_band_end_out_of_range", $"bands[{place}].upTo", "Enter dollars and cents above 0.00.");

    public static Error BandsDoNotRise(int place, Money start) => Wrong("service_fee_bands_do_not_rise", $"bands[{place}].upTo", $"Enter more than {start}, where the band before ends.");

    public static Error LastBandEnds(int place) => Wrong("service_fee_last_band_ends", $"bands[{place}].upTo", "Leave the last band without an end, or add a band: every amount needs a fee.");

    public static Error BandCostsLess(int place, Money below) => Wrong("service_fee_band_costs_less", $"bands[{place}].fee", $"Enter at least {below}, the fee of the band before: who owes more never pays a smaller fee.");

    private static Error Wrong(string code, string field, string words) => new(code, words, ErrorKind.Unprocessable) { Field = field };
}
