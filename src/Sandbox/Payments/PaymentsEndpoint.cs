using Grancius.Sandbox.Opening;
using Grancius.Sandbox.Sessions;

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

    /// <summary>Takes a session as the other calls do, or paymentGuid; and code, R01 to R85 for a bank account, CHARGEBACK for a card.</summary>
    private static async Task<IResult> Return(HttpRequest request, SandboxState state, PaymentDesk desk, CancellationToken ct)
    {
        var (call, session, refusal) = await SessionLookup.Read(request, state, ct);
        var stated = Guid.TryParse(LenientJson.Text(call, "paymentGuid"), out var guid);
        if (!stated && refusal is not null)
            return refusal;

        if (!stated)
            guid = session!.Paid?.Guid ?? Guid.Empty;

        var code = LenientJson.Text(call, "code") is { Length: <= 16 } given ? given : "R01";
        return desk.Return(guid, code) is { } payment
            ? SandboxJson.Answer(payment.Shown())
            : SandboxJson.Refuse(["No such payment, or it has gone back already."], StatusCodes.Status404NotFound);
    }
}
