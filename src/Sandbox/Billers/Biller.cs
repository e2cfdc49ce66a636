namespace Grancius.Sandbox.Billers;

/// <summary>A biller's credentials at Invoice Cloud: the API key opens sessions, the web service key asks balances.</summary>
internal sealed record Biller(Guid Guid, string ApiKey, string WebServiceKey)
{
    /// <summary>Billers that the sandbox always knows: the demo county (version 2) and the demo city (version 1).</summary>
    public static readonly IReadOnlyList<Biller> MadeUp =
    [
        new(Guid.Parse("5d6a3c0e-2b54-4a7e-9a39-0c1f6d2e7b11"), "sandbox-api-key", "sandbox-web-service-key"),
        new(Guid.Parse("8f0b7e52-6c1d-4f63-8f7a-3b9d5e4c2a22"), "sandbox-api-key-2", "sandbox-web-service-key-2"),
    ];
}
