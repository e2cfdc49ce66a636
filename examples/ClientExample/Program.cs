using System.Net;
using Grancius.ClientExample;

// Runs against the demo. Start it with a key:
//   Demo__ApiKey=try-me dotnet run --project src/Web
//   dotnet run --project examples/ClientExample -- pay http://localhost:5080 co-hernando-fl try-me
// To see a webhook arrive, register http://localhost:5999/ at /admin/webhooks and give its secret:
//   dotnet run --project examples/ClientExample -- listen http://localhost:5999/ whsec_...
return args switch
{
    ["pay", var site, var jurisdiction, var key] => await Pay(new Uri(site), jurisdiction, key),
    ["listen", var address, var secret] => await Listen(address, secret),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("pay SITE JURISDICTION API-KEY | listen ADDRESS SECRET");
    return 2;
}

// Assesses a sign permit, opens a page to pay it on, and reads back how it stands.
static async Task<int> Pay(Uri site, string jurisdiction, string key)
{
    using var client = new GranciusClient(site, jurisdiction, key);
    var permit = $"SIGN-{Guid.CreateVersion7():N}";
    try
    {
        // The key of the order is your own number: send the order again when its answer is lost, and it is done once.
        var assessed = await client.AssessFees(
            new FeesOrder(new Customer("Sam Rivera", "14 Oak Street", "Brooksville", "FL", "34601"), [new FeeLine("PRM-SIGN")], ExternalReference: permit), $"fees-{permit}", default);
        Console.WriteLine($"Account {assessed.AccountNumber} owes {assessed.Total}");

        var session = await client.OpenSession(new SessionOrder(assessed.AccountNumber), $"pay-{permit}", default);
        Console.WriteLine($"Session {session.Id} is {session.State}: send the payer to {session.RedirectUrl}");

        var now = await client.GetSession(session.Id, default);
        var invoice = await client.GetInvoice(assessed.Invoices[0].InvoiceNumber, default);
        Console.WriteLine($"Session {now.Id} is {now.State}; invoice {invoice.InvoiceNumber} is {invoice.State}, {invoice.BalanceDue} due");
        return 0;
    }
    catch (GranciusException refused)
    {
        Console.Error.WriteLine(refused.Message);
        return 1;
    }
}

// Waits for one message, and says whether it is genuine.
static async Task<int> Listen(string address, string secret)
{
    var verifier = new WebhookVerifier(secret, TimeProvider.System);
    using var listener = new HttpListener();
    listener.Prefixes.Add(address);
    listener.Start();
    Console.WriteLine($"Listening at {address}");

    var context = await listener.GetContextAsync();
    using var reader = new StreamReader(context.Request.InputStream);
    var body = await reader.ReadToEndAsync();
    var heads = context.Request.Headers;
    var genuine = verifier.IsGenuine(heads["webhook-id"] ?? "", heads["webhook-timestamp"] ?? "", heads["webhook-signature"] ?? "", body);

    // Answer at once; whatever takes longer is done afterwards.
    context.Response.StatusCode = genuine ? (int)HttpStatusCode.NoContent : (int)HttpStatusCode.Unauthorized;
    context.Response.Close();
    Console.WriteLine(genuine ? $"Genuine: {heads["webhook-id"]} {body}" : "Not genuine");
    return genuine ? 0 : 1;
}
