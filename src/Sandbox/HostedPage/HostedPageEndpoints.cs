using Grancius.Sandbox.Faults;
using Grancius.Sandbox.Payments;
using Grancius.Sandbox.Sessions;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Grancius.Sandbox.HostedPage;

/// <summary>The hosted page under /portal/access/otp/{id}: each form posts, and is answered by a redirect to the next step.</summary>
internal static class HostedPageEndpoints
{
    private const string Address = "/portal/access/otp/{id}";

    private const string Icon =
        """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><rect width="16" height="16" rx="3" fill="#1a4480"/><path d="M4 8h8M8 4v8" stroke="#fee685" stroke-width="2"/></svg>""";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/sandbox/sandbox.css", Stylesheet);
        routes.MapGet("/sandbox/icon.svg", () => Results.Text(Icon, "image/svg+xml"));
        routes.MapGet(Address, (string id, string? step, string? outcome, HttpRequest request, SandboxState state) =>
            Show(id, step, outcome, request, state));

        // A form that came back with a problem leaves its own address in the browser: reloading it must lead somewhere.
        routes.MapGet(Address + "/{form}", (string id, string form, HttpRequest request) => Results.Redirect($"{PathOf(request, id)}?step={Uri.EscapeDataString(form)}"));

        var page = routes.MapGroup(Address);
        Step(page, "selection", (_, _, _) => Next(PaymentSteps.Amount));
        Step(page, "remove", (session, form, _) => Then(() => session.Remove(form["invoice"].ToString())));
        Step(page, "put-back", (session, form, _) => Then(() => session.PutBack(form["invoice"].ToString())));
        Step(page, "amount", (session, form, _) => Task.FromResult(TakeAmount(session, form)));
        Step(page, "method", (session, form, _) => Task.FromResult(TakeMethod(session, form)));
        Step(page, "confirm", Confirm);
        Step(page, "reader", AtReader);
        Step(page, "faults", SetFaults);
    }

    private static void Step(RouteGroupBuilder page, string name, Func<HostedSession, IFormCollection, HttpContext, Task<StepResult>> take) =>
        page.MapPost("/" + name, async (string id, HttpContext http, SandboxState state, CancellationToken ct) =>
        {
            if (state.Sessions.ById(id) is not { } session)
                return Unknown(http.Request);

            var form = http.Request.HasFormContentType ? await http.Request.ReadFormAsync(ct) : FormCollection.Empty;
            var result = await take(session, form, http);
            if (result.Problem is { } problem)
                return Page(session, http.Request, result.Step, problem, "");

            var outcome = result.Outcome is null ? "" : "&outcome=" + Uri.EscapeDataString(result.Outcome);
            http.Response.Headers.Location = $"{PathOf(http.Request, id)}?step={result.Step}{outcome}";
            return Results.StatusCode(StatusCodes.Status303SeeOther);
        });

    private static IResult Show(string id, string? step, string? outcome, HttpRequest request, SandboxState state)
    {
        if (state.Sessions.ById(id) is not { } session)
            return Unknown(request);

        var shown = PaymentSteps.Reachable(session, step);
        state.Log.Write("page", session.Reference, new { session = session.RequestGuid, step = shown });
        return Page(session, request, shown, "", outcome ?? "");
    }

    private static StepResult TakeAmount(HostedSession session, IFormCollection form)
    {
        if (form["which"] != "other")
        {
            session.ChosenCents = null;
            return new(AfterAmount(session));
        }

        if (!Dollars.TryParse(form["amount"], out var cents) || cents <= 0 || cents > session.TotalCents)
            return new(PaymentSteps.Amount) { Problem = $"Enter an amount from $0.01 to {Dollars.Shown(session.TotalCents)}." };

        session.ChosenCents = cents;
        return new(AfterAmount(session));
    }

    private static string AfterAmount(HostedSession session) => session.AtReader ? PaymentSteps.Reader : PaymentSteps.Method;

    private static StepResult TakeMethod(HostedSession session, IFormCollection form)
    {
        var options = session.Request.Options;
        if (TestTender.Find(form["tender"]) is not { } tender
            || !(tender.Tender == Tender.Card ? options.AllowCard : options.AllowBankAccount))
        {
            return new(PaymentSteps.Method) { Problem = "Choose a card or a bank account." };
        }

        session.ChosenTender = tender;
        return new(PaymentSteps.Review);
    }

    private static async Task<StepResult> Confirm(HostedSession session, IFormCollection form, HttpContext http)
    {
        if (session.ChosenTender is not { } tender || session.AtReader)
            return new(PaymentSteps.Method);

        if (form["terms"] != "yes")
            return new(PaymentSteps.Review) { Problem = "Agree to the terms and conditions to pay." };

        return await Pay(session, tender, http);
    }

    private static async Task<StepResult> AtReader(HostedSession session, IFormCollection form, HttpContext http)
    {
        if (!session.AtReader)
            return new(PaymentSteps.Method);

        return form["action"].ToString() switch
        {
            "insert" => await Pay(session, TestTender.ReaderCard, http),
            "declined" => await Pay(session, TestTender.ReaderDeclined, http),
            "cancelled" => NotPaid(session, "cancelled", http),
            "timedOut" => NotPaid(session, "timedOut", http),
            _ => new(PaymentSteps.Reader),
        };
    }

    private static StepResult NotPaid(HostedSession session, string outcome, HttpContext http)
    {
        http.RequestServices.GetRequiredService<SandboxState>().Log
            .Write("reader", session.Reference, new { session = session.RequestGuid, session.Request.ReaderDeviceId, outcome });
        return new(PaymentSteps.NotPaid, outcome);
    }

    private static async Task<StepResult> Pay(HostedSession session, TestTender tender, HttpContext http)
    {
        var desk = http.RequestServices.GetRequiredService<PaymentDesk>();
        var remote = http.Connection.RemoteIpAddress?.ToString() ?? "127.0.0.1";
        var invoices = session.Selected.Select(i => i.InvoiceNumber).ToList();
        var result = await desk.Pay(session, new PayOrder(tender, remote, invoices, session.AmountCents));
        return result.Attempt is { Approved: true } ? new(PaymentSteps.Done) : new(PaymentSteps.NotPaid, result.Outcome);
    }

    private static Task<StepResult> SetFaults(HostedSession session, IFormCollection form, HttpContext http)
    {
        var pairs = form.Where(f => f.Key is not "step").Select(f => new KeyValuePair<string, string?>(f.Key, f.Value.ToString()));
        var order = FaultOrder.Read(pairs);
        if (order.Errors.Count == 0)
        {
            session.Faults = order.Clear ? FaultSet.Nothing : order.ApplyTo(session.Faults);
            http.RequestServices.GetRequiredService<SandboxState>().Log
                .Write("faults", session.Reference, new { session = session.RequestGuid, faults = session.Faults.Shown() });
        }

        return Next(PaymentSteps.Reachable(session, form["step"]));
    }

    private static Task<StepResult> Next(string step) => Task.FromResult(new StepResult(step));

    private static Task<StepResult> Then(Action act)
    {
        act();
        return Next(PaymentSteps.Selection);
    }

    private static RazorComponentResult<HostedPayment> Page(HostedSession session, HttpRequest request, string step, string problem, string outcome) =>
        new(new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            [nameof(HostedPayment.SessionId)] = session.Id,
            [nameof(HostedPayment.Address)] = PathOf(request, session.Id),
            [nameof(HostedPayment.Root)] = request.PathBase.Value ?? "",
            [nameof(HostedPayment.Step)] = step,
            [nameof(HostedPayment.Problem)] = problem,
            [nameof(HostedPayment.Outcome)] = outcome,
        });

    private static RazorComponentResult<MessagePage> Unknown(HttpRequest request) =>
        new(new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            [nameof(MessagePage.Heading)] = "This payment page does not exist",
            [nameof(MessagePage.Text)] = "The address is wrong, or the sandbox was started again since. Nothing was taken. Go back to the biller and start again.",
            [nameof(MessagePage.Root)] = request.PathBase.Value ?? "",
        })
        { StatusCode = StatusCodes.Status404NotFound };

    private static string PathOf(HttpRequest request, string id) => $"{request.PathBase}/portal/access/otp/{id}";

    private static IResult Stylesheet() =>
        Results.Stream(typeof(HostedPageEndpoints).Assembly.GetManifestResourceStream("Grancius.Sandbox.sandbox.css")!, "text/css; charset=utf-8");

    /// <summary>Where a form leads: another step, or its own again with what is wrong.</summary>
    private sealed record StepResult(string Step, string? Outcome = null)
    {
        public string? Problem { get; init; }
    }
}
