using Grancius.Sandbox;
using Grancius.Sandbox.Opening;
using Grancius.Sandbox.Sessions;
using Microsoft.Extensions.Configuration;

namespace Grancius.UnitTests.Sandbox;

/// <summary>Sessions at the stand-in, without a host.</summary>
internal static class Baskets
{
    public static readonly DateTimeOffset Noon = new(2026, 11, 20, 17, 0, 0, TimeSpan.Zero);

    public static readonly SandboxSettings Settings = SandboxSettings.Read(new ConfigurationBuilder().Build());

    public static readonly Guid Biller = Settings.Billers[0].Guid;

    public static SessionInvoice Invoice(string number, long cents, long cardFee = 0, long bankFee = 0) => new(
        new Customer("BU5-00001", "Amber Stirn", "6153 Zirkels Circle", "Brooksville", "FL", "34604"),
        number, "6", "Building Department", new(2025, 1, 21), new(2025, 1, 21), cents, cardFee, bankFee);

    public static HostedSession Session(params SessionInvoice[] invoices) => new(
        "id",
        Guid.CreateVersion7(Noon),
        Biller,
        new OpenRequest(invoices, "BU5-00001, 2 invoices", "https://portal.test/post?Session=t", "https://portal.test/back", Options, null),
        Noon);

    private static PageOptions Options { get; } = new(true, true, false, true, true, false, false);
}
