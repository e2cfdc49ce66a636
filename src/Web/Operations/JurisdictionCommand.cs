using Grancius.Application.Jurisdictions;
using Grancius.Domain.Jurisdictions;
using Grancius.Infrastructure;
using MediatR;

namespace Grancius.Web.Operations;

/// <summary>Founds a jurisdiction for the operator and says what has to be done before it can take a payment.</summary>
internal static class JurisdictionCommand
{
    public const string Name = "create-jurisdiction";

    private const string Usage = $"""
        {Name} needs all of these: {Name} --slug lake-ca --name "Lake County, CA" --time-zone America/Los_Angeles --prefix LC1- --phone 707-555-0100 --email fees@lake.example --address "255 N Forbes St, Lakeport, CA 95453"
        """;

    private static readonly string[] Needed = ["slug", "name", "time-zone", "prefix", "phone", "email", "address"];

    /// <exception cref="SettingsException">An argument is missing, or what it says is refused.</exception>
    public static async Task Run(WebApplication app, string[] args)
    {
        // Read apart from the settings: an environment may well have a NAME of its own.
        var given = new ConfigurationBuilder().AddCommandLine(args).Build();
        if (Needed.Where(name => string.IsNullOrWhiteSpace(given[name])).ToList() is { Count: > 0 } missing)
            throw new SettingsException($"Missing: {string.Join(", ", missing.Select(name => "--" + name))}. {Usage}");

        string Of(string name) => given[name]!.Trim();
        await app.Services.RequireMigrated(CancellationToken.None);
        await using var scope = app.Services.CreateAsyncScope();
        var made = await scope.ServiceProvider.GetRequiredService<IMediator>().Send(
            new CreateJurisdiction(Of("slug"), Of("name"), Of("time-zone"), Of("prefix"), new Contact(Of("phone"), Of("email"), Of("address"))), CancellationToken.None);
        if (made.Error is { } error)
            throw new SettingsException(error.Fields is { Count: > 0 } fields ? string.Join(' ', fields.Values.SelectMany(messages => messages)) : error.Message);

        Print(app.Services.GetRequiredService<Settings>().PublicUrl, made.Value);
    }

    private static void Print(Uri site, string slug) => Console.WriteLine($"""
        {new Uri(site, slug)} is there. Payers can pay nothing yet. What to do next:
          1. Invite its first administrator: {StaffCommands.Invite} --jurisdiction {slug} --email name@county.gov
          2. At {new Uri(site, "admin/biller")} the administrator sets the biller's GUID and both keys, presses Test the API key, and adds invoice types and readers.
          3. At {new Uri(site, "admin/jurisdiction")}: logo, colors, terms of payment and how much one person may waive; at {new Uri(site, "admin/service-fees")}: what paying costs on top.
          4. Finance staff, invited at {new Uri(site, "admin/staff")}, register fees at {new Uri(site, "fees")}; a second person approves each schedule.
        """);
}
