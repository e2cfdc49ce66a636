using Grancius.Sandbox.Billers;

namespace Grancius.Sandbox;

/// <summary>What can be configured about the stand-in. Everything has a default that works.</summary>
internal sealed record SandboxSettings
{
    public required IReadOnlyList<Biller> Billers { get; init; }

    /// <summary>Any API key opens a session, any web service key may ask a balance.</summary>
    public bool AcceptAnyBiller { get; init; }

    /// <summary>Root of the URLs given to payers; null takes scheme and host of the request.</summary>
    public string? PublicUrl { get; init; }

    /// <summary>The zone of PaymentDate and of the days in exports. Invoice Cloud documents none: Eastern is assumed.</summary>
    public required TimeZoneInfo TimeZone { get; init; }

    /// <summary>Invoice types the billers have set up: a type that is not here is refused, as it would be there.</summary>
    public required IReadOnlyDictionary<string, string> InvoiceTypes { get; init; }

    public static SandboxSettings Read(IConfiguration configuration) => new()
    {
        Billers = ReadBillers(configuration),
        AcceptAnyBiller = configuration.GetValue("Sandbox:AcceptAnyBiller", false),
        PublicUrl = configuration["Sandbox:PublicUrl"]?.TrimEnd('/'),
        TimeZone = FindZone(configuration["Sandbox:TimeZone"] ?? "America/New_York"),
        InvoiceTypes = ReadInvoiceTypes(configuration),
    };

    public string InvoiceTypeName(string typeId) => InvoiceTypes.GetValueOrDefault(typeId, "Type " + typeId);

    private static List<Biller> ReadBillers(IConfiguration configuration)
    {
        // The product's own settings come first: where they reuse a made-up key for another biller, they win.
        List<Biller> billers = [];
        Add(configuration.GetSection("Demo:Biller"));
        foreach (var section in configuration.GetSection("Sandbox:Billers").GetChildren())
            Add(section);

        billers.AddRange(Biller.MadeUp);
        return billers;

        void Add(IConfigurationSection section)
        {
            var stated = Guid.TryParse(section["BillerGuid"], out var guid);
            var (apiKey, webServiceKey) = (section["ApiKey"], section["WebServiceKey"]);
            if (!stated && apiKey is null && webServiceKey is null)
                return;

            // A setting that names only a part keeps the made-up rest of the first biller.
            var made = Biller.MadeUp[0];
            billers.Add(new Biller(stated ? guid : made.Guid, apiKey ?? made.ApiKey, webServiceKey ?? made.WebServiceKey));
        }
    }

    private static Dictionary<string, string> ReadInvoiceTypes(IConfiguration configuration)
    {
        Dictionary<string, string> types = new(StringComparer.Ordinal)
        {
            ["6"] = "Building Department",
            ["42"] = "Utility",
            ["43"] = "Permits",
            ["93"] = "Planning",
            ["95"] = "Zoning",
        };
        foreach (var section in configuration.GetSection("Sandbox:InvoiceTypes").GetChildren())
            types[section.Key] = section.Value ?? "Type " + section.Key;

        return types;
    }

    private static TimeZoneInfo FindZone(string id) =>
        TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone) ? zone : TimeZoneInfo.Utc;
}
