using Grancius.Infrastructure;
using Grancius.UnitTests.PaymentSessions.InvoiceCloud;
using static Grancius.UnitTests.Samples;

namespace Grancius.UnitTests;

public class SettingsTests
{
    [Fact]
    public void Nothing_set_in_development_is_a_portal_that_runs()
    {
        var settings = Read("Development");

        settings.Database.ShouldBe(new DatabaseSettings(DatabaseProvider.Sqlite, "Data Source=data/grancius.db"));
        settings.PublicUrl.ShouldBe(new Uri("http://localhost:5080"));
        (settings.CloudPay.Mode, settings.CloudPay.BaseUrl, settings.CloudPay.HttpsOnly).ShouldBe((CloudPayMode.Sandbox, settings.PublicUrl, false));
        settings.CloudPay.Timeout.ShouldBe(TimeSpan.FromSeconds(20));
        settings.Demo.Enabled.ShouldBeTrue();
        settings.Mail.PickupFolder.ShouldBe("data/mail");
        settings.Reconciliation.Schedule.Next(Noon, Noon).ShouldBe(Noon + Minutes(3));
        settings.Reconciliation.ExpireAfter.ShouldBe(TimeSpan.FromDays(1));
        settings.Reconciliation.SweepEvery.ShouldBe(Minutes(1));
    }

    [Fact]
    public void Nothing_set_in_production_is_live_without_demo_and_mail()
    {
        var settings = Read("Production");

        (settings.CloudPay.Mode, settings.CloudPay.HttpsOnly, settings.Demo.Enabled, settings.Mail.IsOn).ShouldBe((CloudPayMode.Live, true, false, false));
        settings.CloudPay.BaseUrl.ShouldBe(new Uri("https://www.invoicecloud.com"));
        settings.CloudPay.RedirectHosts.ShouldHaveSingleItem().ShouldBe("www.invoicecloud.com");
    }

    [Theory]
    [InlineData("Database:Provider", "MySql", "Sqlite or Postgres")]
    [InlineData("Database:Provider", "1", "Sqlite or Postgres")]
    [InlineData("CloudPay:Mode", "Test", "Live or Sandbox")]
    [InlineData("CloudPay:AllowSandbox", "yes", "true or false")]
    [InlineData("CloudPay:BaseUrl", "www.invoicecloud.com", "an address")]
    [InlineData("CloudPay:BaseUrl", "ftp://www.invoicecloud.com", "an address")]
    [InlineData("CloudPay:BaseUrl", "https://me@www.invoicecloud.com", "an address")]
    [InlineData("CloudPay:AllowedRedirectHosts", "https://pay.example.gov", "host")]
    [InlineData("CloudPay:AllowedRedirectHosts", "pay.example.gov,*.example.gov", "host")]
    [InlineData("CloudPay:Timeout", "soon", "a time such as")]
    [InlineData("CloudPay:Timeout", "-00:00:20", "a time such as")]
    [InlineData("CloudPay:Timeout", "20", "a time such as")]
    [InlineData("CloudPay:Timeout", "48:00:00", "a time such as")]
    [InlineData("Site:PublicUrl", "/portal", "an address")]
    [InlineData("Demo:Enabled", "1", "true or false")]
    [InlineData("Reconciliation:Checks", "00:10:00,00:03:00", "ages that rise")]
    [InlineData("Reconciliation:Checks", "then daily", "ages that rise")]
    [InlineData("Reconciliation:Checks", "00:03:00,often", "a time such as")]
    [InlineData("Reconciliation:ExpireAfter", "00:00:00", "a time such as")]
    [InlineData("Reconciliation:SweepEvery", "never", "a time such as")]
    [InlineData("Reconciliation:AtOnce", "0", "a whole number from 1 to 64")]
    [InlineData("Reconciliation:AtOnce", "65", "a whole number from 1 to 64")]
    [InlineData("Mail:Port", "smtp", "a whole number from 1 to 65535")]
    [InlineData("Mail:Tls", "on", "true or false")]
    public void A_value_that_is_not_understood_stops_the_start_with_its_environment_key_and_what_to_write(string key, string value, string instead)
    {
        // The sandbox in Production is the one place that looks at AllowSandbox.
        var (environment, mode) = key == "CloudPay:AllowSandbox" ? ("Production", "Sandbox") : ("Development", "Live");

        var message = Should.Throw<SettingsException>(() => Read(environment, [.. key == "CloudPay:Mode" ? [] : new[] { ("CloudPay:Mode", mode) }, (key, value)])).Message;

        message.ShouldStartWith(key.Replace(":", "__", StringComparison.Ordinal) + ":");
        message.ShouldContain(instead);
        message.ShouldNotContain('\n');
    }

    [Fact]
    public void Postgres_without_a_connection_says_what_is_missing() =>
        Should.Throw<SettingsException>(() => Read("Development", ("Database:Provider", "postgres"))).Message.ShouldStartWith("ConnectionStrings__Grancius is missing");

    [Fact]
    public void The_sandbox_is_refused_in_production_unless_insisted_on()
    {
        Should.Throw<SettingsException>(() => Read("Production", ("CloudPay:Mode", "Sandbox"))).Message.ShouldContain("CloudPay__AllowSandbox=true");
        Read("Production", ("CloudPay:Mode", "Sandbox"), ("CloudPay:AllowSandbox", "true")).CloudPay.HttpsOnly.ShouldBeFalse();
    }

    [Theory]
    [InlineData("http://127.0.0.1:6001;http://127.0.0.1:6002", "http://127.0.0.1:6001/")]
    [InlineData("http://0.0.0.0:6001", "http://localhost:5080/")]
    [InlineData("http://*:6001", "http://localhost:5080/")]
    public void Whoever_moves_the_port_and_names_no_public_address_means_the_port(string urls, string expected) =>
        Read("Development", ("urls", urls)).PublicUrl.AbsoluteUri.ShouldBe(expected);

    [Fact]
    public void The_list_of_checks_may_say_that_it_goes_on_daily()
    {
        var settings = Read("Development", ("Reconciliation:Checks", "00:00:02, 00:00:05, then daily to day 30"));

        settings.Reconciliation.Schedule.LastListed.ShouldBe(TimeSpan.FromSeconds(5));
        settings.Reconciliation.ExpireAfter.ShouldBe(TimeSpan.FromSeconds(5));
    }

    private static Settings Read(string environment, params (string Key, string? Value)[] settings) => Processors.Settings(environment, settings);
}
