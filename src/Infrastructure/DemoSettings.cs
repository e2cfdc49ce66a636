namespace Grancius.Infrastructure;

/// <param name="Staff">Loads staff with a password that everybody knows.</param>
public sealed record DemoSettings(bool Enabled, bool Staff, string? ApiKey, string BillerGuid, string BillerApiKey, string BillerWebServiceKey)
{
    internal static DemoSettings Read(SettingsReader read, bool development, bool production) => new(
        read.Flag("Demo:Enabled", development),
        StaffSettings.ReadDemo(read, development, production),
        read.Text("Demo:ApiKey"),
        read.Text("Demo:Biller:BillerGuid") ?? "5d6a3c0e-2b54-4a7e-9a39-0c1f6d2e7b11",
        read.Text("Demo:Biller:ApiKey") ?? "sandbox-api-key",
        read.Text("Demo:Biller:WebServiceKey") ?? "sandbox-web-service-key");
}
