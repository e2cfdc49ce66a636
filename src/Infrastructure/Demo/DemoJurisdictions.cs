using Grancius.Domain.Common;
using Grancius.Domain.Counter;
using Grancius.Domain.Fees;
using Grancius.Domain.Jurisdictions;

namespace Grancius.Infrastructure.Demo;

/// <summary>The two made-up customers of the demo: a county on version 2 of the processor and a city on version 1.</summary>
internal static class DemoJurisdictions
{
    private static readonly DateOnly From = new(2020, 1, 1);

    public static Jurisdiction County(Biller biller)
    {
        var county = Jurisdiction.Found("co-hernando-fl", "Hernando County", "America/New_York", "BU5-",
            new Contact("352-555-0100", "fees@hernando.example", "20 N Main St, Brooksville, FL 34601"), biller);
        county.TakesInvoicesOf(
            new InvoiceType(6, "Building Department", "Departamento de Construcción"),
            new InvoiceType(42, "Utility", "Servicios públicos"),
            new InvoiceType(43, "Permits", "Permisos"),
            new InvoiceType(93, "Planning", "Planificación"),
            new InvoiceType(95, "Zoning", "Zonificación"));
        return county;
    }

    public static Jurisdiction City(Biller biller)
    {
        var city = Jurisdiction.Found("city-brooksville-fl", "City of Brooksville", "America/New_York", "BR1-",
            new Contact("352-555-0160", "permits@brooksville.example", "201 Howell Ave, Brooksville, FL 34601"), biller);
        city.TakesInvoicesOf(new InvoiceType(43, "Permits", "Permisos"));
        return city;
    }

    public static IEnumerable<Reader> ReadersOf(JurisdictionId county) =>
    [
        Reader.Install(county, "Front counter", "Building Department, 1st floor", "EMV-FRONT-01"),
        Reader.Install(county, "Permit desk", "Permits, 2nd floor", "EMV-PERMIT-01"),
    ];

    public static IEnumerable<FeeCode> CityCodes(JurisdictionId city) =>
    [
        Priced(FeeCode.Register(city, "PRM-LEGACY", 43, "101-322000", "Permit (legacy system)", "Permiso (sistema anterior)", externalChargeCode: "EC-1001"),
            new FlatFee(Dollars(40))),
    ];

    public static IEnumerable<FeeCode> CountyCodes(JurisdictionId county)
    {
        yield return Priced(
            FeeCode.Register(county, "BLD-MISC", 6, "001-322900", "Miscellaneous building fee", "Tarifa de construcción miscelánea", "Amount in dollars", "Importe en dólares"),
            new VariableFee());
        yield return Priced(
            FeeCode.Register(county, "BLD-PERMIT", 6, "001-322100", "Building permit", "Permiso de construcción", "Construction value in dollars", "Valor de la obra en dólares"),
            new PercentageFee(0.75m, Dollars(50), Dollars(25_000)));
        yield return Priced(
            FeeCode.Register(county, "BLD-PLAN", 6, "001-341900", "Plan review", "Revisión de planos", "Construction value in dollars", "Valor de la obra en dólares"),
            new MarginalBandsFee(
            [
                new MarginalBand(50_000, Dollars(5), 1_000),
                new MarginalBand(500_000, Dollars(4), 1_000),
                new MarginalBand(null, Dollars(3), 1_000),
            ]));
        yield return Priced(
            FeeCode.Register(county, "UTL-TAP", 42, "450-343300", "Water tap", "Conexión de agua", "Number of taps", "Número de conexiones"),
            new PerUnitFee(Dollars(1_250)));
        yield return Priced(
            FeeCode.Register(county, "PRM-SIGN", 43, "001-322200", "Sign permit", "Permiso de letrero"),
            new FlatFee(Dollars(50)));
        yield return Priced(
            FeeCode.Register(county, "PLN-REVIEW", 93, "001-341200", "Site plan review", "Revisión del plan del sitio", "Acres", "Acres"),
            new WholeBandsFee([new WholeBand(1, Dollars(250)), new WholeBand(10, Dollars(600)), new WholeBand(null, Dollars(1_500))]));

        var letter = FeeCode.Register(county, "ZON-LETTER", 95, "001-341300", "Zoning letter", "Carta de zonificación");
        Must(letter.IsPriced(From, new DateOnly(2025, 12, 31), new FlatFee(Dollars(75))));
        Must(letter.IsPriced(new DateOnly(2026, 1, 1), null, new FlatFee(Dollars(80))));
        yield return letter;
    }

    private static FeeCode Priced(FeeCode code, FeeRule rule)
    {
        Must(code.IsPriced(From, null, rule));
        return code;
    }

    private static Money Dollars(int dollars) => Money.OfCents(dollars * 100L);

    private static void Must(Result result)
    {
        if (result.Error is { } error)
            throw new InvalidOperationException(error.Message);
    }
}
