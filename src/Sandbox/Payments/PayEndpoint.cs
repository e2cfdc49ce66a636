using System.Text.Json;
using Grancius.Sandbox.Opening;
using Grancius.Sandbox.Sessions;

namespace Grancius.Sandbox.Payments;

/// <summary>
/// POST /sandbox/pay: does at once what a payer does in five steps, faults included. Asks for one of url, session,
/// reference, invoiceNumber, and takes outcome (approve, decline), tender (card, ach), test (a test card by name), invoices (a
/// subset), amount, again (charge a paid session once more).
/// </summary>
internal static class PayEndpoint
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/sandbox/pay", Pay);
        routes.MapPost("/sandbox/pay/{lookup}", Pay);
    }

    private static async Task<IResult> Pay(HttpRequest request, SandboxState state, PaymentDesk desk, CancellationToken ct)
    {
        var (call, session, refusal) = await SessionLookup.Read(request, state, ct);
        if (refusal is not null)
            return refusal;

        if (TenderOf(call, session!) is not { } tender)
            return SandboxJson.Refuse(["Allowed are: outcome approve or decline; tender card or ach; test " + string.Join(", ", TestTender.All.Select(t => t.Key)) + "."]);

        if (LenientJson.Find(call, "amount") is not null && LenientJson.Cents(call, "amount") is null)
            return SandboxJson.Refuse(["amount must be dollars such as 12.50."]);

        var invoices = LenientJson.Find(call, "invoices") is { ValueKind: JsonValueKind.Array } some
            ? some.EnumerateArray().Select(i => LenientJson.Text(i) ?? "").ToList()
            : null;
        var order = new PayOrder(
            tender,
            request.HttpContext.Connection.RemoteIpAddress?.ToString() ?? "127.0.0.1",
            invoices,
            LenientJson.Cents(call, "amount"),
            LenientJson.Flag(call, false, "again"));
        return SandboxJson.Answer(Shown(session!, await desk.Pay(session!, order)));
    }

    private static TestTender? TenderOf(JsonElement call, HostedSession session)
    {
        if (LenientJson.Text(call, "test") is { } name)
            return TestTender.Find(name);

        var approve = LenientJson.Text(call, "outcome")?.ToUpperInvariant() switch
        {
            null or "APPROVE" or "APPROVED" => true,
            "DECLINE" or "DECLINED" => false,
            _ => (bool?)null,
        };
        return (approve, LenientJson.Text(call, "tender")?.ToUpperInvariant()) switch
        {
            (null, _) => null,
            (true, null or "CARD") => session.AtReader ? TestTender.ReaderCard : TestTender.Find("visa"),
            (false, null or "CARD") => session.AtReader ? TestTender.ReaderDeclined : TestTender.Find("insufficient-funds"),
            (true, "ACH" or "BANK") => TestTender.Find("bank"),
            (false, "ACH" or "BANK") => TestTender.Find("bank")! with { Decline = "DECLINED Account closed" },
            _ => null,
        };
    }

    private static object Shown(HostedSession session, PayResult result) => new
    {
        outcome = result.Outcome,
        message = result.Message,
        session = session.RequestGuid,
        reference = session.Reference,
        paymentGuid = result.Attempt?.PaymentGuid,
        amountCents = result.Attempt?.AmountCents ?? 0,
        feeCents = result.Attempt?.FeeCents ?? 0,
        invoices = result.Attempt?.Shares.Select(s => new { invoiceNumber = s.Invoice.InvoiceNumber, amountCents = s.Cents, feeCents = s.FeeCents }) ?? [],
        posts = result.Posts.Select(p => p.Shown()),
        pending = result.Pending,
        returnUrl = session.Request.ReturnUrl,
    };
}
