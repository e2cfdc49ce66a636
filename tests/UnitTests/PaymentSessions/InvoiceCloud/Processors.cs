using Grancius.Domain.Jurisdictions;
using Grancius.Infrastructure;
using Grancius.Infrastructure.Jurisdictions;
using Grancius.Infrastructure.PaymentSessions.InvoiceCloud;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Configuration;
using NSubstitute;

namespace Grancius.UnitTests.PaymentSessions.InvoiceCloud;

/// <summary>The adapter with the processor's two services played by the test.</summary>
internal sealed class Processors
{
    private static readonly BillerKeys Keys = new(new EphemeralDataProtectionProvider());

    public static readonly Biller Biller = new(Keys.Seal(Samples.BillerGuid), Biller.HashOf(Samples.BillerGuid), Keys.Seal("api-key"), Keys.Seal("service-key"), InvoiceOptions.AsDesigned);

    public ICloudPayApi Payments { get; } = Substitute.For<ICloudPayApi>();

    public ICloudInvoicingApi Invoicing { get; } = Substitute.For<ICloudInvoicingApi>();

    public InvoiceCloudProcessor With(string environment = "Development", params (string Key, string? Value)[] settings) =>
        new(Payments, Invoicing, Keys, Settings(environment, settings));

    public InvoiceCloudProcessor Answering(int status, string body)
    {
        Payments.Open("api-key", "{}", Arg.Any<CancellationToken>()).Returns(new CloudPayAnswer(status, body));
        return With(settings: ("CloudPay:Mode", "Live"));
    }

    public static Settings Settings(string environment, params (string Key, string? Value)[] settings) => Infrastructure.Settings.Read(
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, setting.Value))).Build(), environment);
}
