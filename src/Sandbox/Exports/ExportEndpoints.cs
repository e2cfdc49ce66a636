using System.Globalization;
using System.Text;

namespace Grancius.Sandbox.Exports;

/// <summary>GET /sandbox/exports/payments, deposits and returns: the Biller Portal's files for a day, as CSV.</summary>
internal static class ExportEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var exports = routes.MapGroup("/sandbox/exports").AddEndpointFilter(OnlyCsv);
        exports.MapGet("/payments", (DayFiles files, DateOnly date, Guid? biller, bool approvedOnly = false) =>
            File("payments", date, files.Payments(date, biller, approvedOnly)));
        exports.MapGet("/deposits", (DayFiles files, DateOnly date, Guid? biller, string by = "settled") =>
            File("deposits", date, files.Deposits(date, biller, byPaymentDay: by is "paid")));
        exports.MapGet("/returns", (DayFiles files, DateOnly date, Guid? biller) =>
            File("returns", date, files.Returns(date, biller)));
    }

    private static async ValueTask<object?> OnlyCsv(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        context.HttpContext.Request.Query["format"].ToString() is "" or "csv"
            ? await next(context)
            : SandboxJson.Refuse(["Allowed are: format=csv."]);

    private static IResult File(string kind, DateOnly date, string csv) => Results.File(
        Encoding.UTF8.GetBytes(csv), "text/csv; charset=utf-8", string.Create(CultureInfo.InvariantCulture, $"{kind}-{date:yyyy-MM-dd}.csv"));
}
