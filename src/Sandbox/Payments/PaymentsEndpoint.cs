namespace Grancius.Sandbox.Payments;

/// <summary>GET /sandbox/payments: the money taken, to compare books with; POST /sandbox/returns gives a payment back.</summary>
internal static class PaymentsEndpoint
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/sandbox/payments", List);
        routes.MapPost("/sandbox/returns", Return);
    }

    private static IResult List(SandboxState state, PaymentDesk desk, Guid? biller, DateOnly? date)
    {
        desk.TakeBackDueReturns();
        var payments = state.Payments.All
            .Where(p => biller is null || p.Session.BillerGuid == biller)
            .Where(p => date is null || desk.DayOf(p.Attempt.At) == date)
            .ToList();
        return SandboxJson.Answer(new
        {
            items = payments.Select(p => p.Shown()),
            totalCents = payments.Sum(p => p.Attempt.AmountCents),
            feeCents = payments.Sum(p => p.Attempt.FeeCents),
        });
    }

    private static IResult Return(ReturnRequest request, PaymentDesk desk)
    {
        var code = request.Code is { Length: > 0 and <= 16 } given ? given : "R01";
        return desk.Return(request.PaymentGuid, code) is { } payment
            ? SandboxJson.Answer(payment.Shown())
            : SandboxJson.Refuse(["No such payment, or it is already going back."], StatusCodes.Status404NotFound);
    }
}

/// <summary>Which payment goes back and why: R01 to R85 for bank accounts, CHARGEBACK for cards.</summary>
internal sealed record ReturnRequest(Guid PaymentGuid, string? Code);
