using System.Text;
using Grancius.Sandbox.Billers;
using Grancius.Sandbox.Faults;
using Grancius.Sandbox.Payments;

namespace Grancius.Sandbox.Invoices;

/// <summary>POST /portal/webservices/CloudInvoicing.asmx: the balance of one invoice.</summary>
internal static class ViewInvoiceEndpoint
{
    private const int MaxBody = 64 * 1024;
    private static readonly TimeSpan SlowDelay = TimeSpan.FromSeconds(5);

    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/portal/webservices/CloudInvoicing.asmx", View);

    private static async Task<IResult> View(
        HttpRequest request, BillerRegister billers, SandboxState state, PaymentDesk desk, TimeProvider clock, CancellationToken ct)
    {
        var body = await RequestBody.Read(request, MaxBody, ct);
        if (body is null || ViewInvoiceMessage.Read(body) is not { } ask)
            return Answer(ViewInvoiceMessage.Fault("The request could not be read."), StatusCodes.Status500InternalServerError);

        if (!billers.Accepts(ask.BillerGuid, ask.WebServiceKey) || !Guid.TryParse(ask.BillerGuid, out var biller))
            return Refuse(state, ask, "Invalid credentials");

        var session = ask.InvoiceNumber is { } number ? state.Sessions.ByInvoice(number) : null;
        var faults = state.Faults.For(session);
        if (faults.Balance is BalanceFault.Down)
        {
            state.Log.Write("balance", session?.Reference, new { invoiceNumber = ask.InvoiceNumber, fault = "down", status = 503 });
            return Results.Text("Service Unavailable", "text/plain", Encoding.UTF8, StatusCodes.Status503ServiceUnavailable);
        }

        if (faults.Balance is BalanceFault.Slow)
            await Task.Delay(faults.Delay ?? SlowDelay, clock, ct);

        desk.TakeBackDueReturns();
        if (ask.InvoiceNumber is null || state.Invoices.Find(biller, ask.InvoiceNumber) is not { } invoice)
            return Refuse(state, ask, "Invoice not found");

        // Stale: the answer of before the payment, as a cache in front of the balances would give it.
        var stale = faults.Balance is BalanceFault.Stale;
        var balance = stale ? invoice.SentCents : invoice.BalanceCents;
        if (!stale)
            state.Invoices.Asked(biller, ask.InvoiceNumber);

        state.Log.Write("balance", session?.Reference, new
        {
            invoiceNumber = ask.InvoiceNumber,
            fault = FaultNames<BalanceFault>.Of(faults.Balance),
            status = 200,
            success = true,
            balanceCents = balance,
            sentCents = invoice.SentCents,
        });
        return Answer(ViewInvoiceMessage.Found(invoice, balance));
    }

    private static IResult Refuse(SandboxState state, ViewInvoiceMessage ask, string message)
    {
        state.Log.Write("balance", null, new { invoiceNumber = ask.InvoiceNumber, status = 200, success = false, message });
        return Answer(ViewInvoiceMessage.NotFound(message));
    }

    private static IResult Answer(string xml, int status = StatusCodes.Status200OK) =>
        Results.Text(xml, "text/xml", Encoding.UTF8, status);
}
