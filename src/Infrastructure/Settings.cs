using System.Globalization;
using Grancius.Application.PaymentSessions;
using Grancius.Application.Staff;
using Grancius.Domain.PaymentSessions;
using Microsoft.Extensions.Configuration;

namespace Grancius.Infrastructure;

/// <summary>A setting that stops the start, in one line that says which and what to write instead.</summary>
public sealed class SettingsException(string message) : Exception(message);

public enum DatabaseProvider
{
    Sqlite,
    Postgres,
}

public enum CloudPayMode
{
    Live,
    Sandbox,
}

/// <summary>Every setting of the product, read and checked once at the start. docs/operations.md lists them.</summary>
public sealed record Settings(
    DatabaseSettings Database, CloudPaySettings CloudPay, Uri PublicUrl, DemoSettings Demo, ReconciliationOptions Reconciliation, RetentionOptions Retention, MailSettings Mail, StaffRules Staff,
    string? AutoMapperLicenseKey, bool Production, bool Development)
{
    /// <exception cref="SettingsException">A value is missing or not understood.</exception>
    public static Settings Read(IConfiguration configuration, string environment)
    {
        var read = new SettingsReader(configuration);
        var development = environment == "Development";
        var production = environment == "Production";
        var publicUrl = read.Url("Site:PublicUrl", FirstUrl(configuration) ?? "http://localhost:5080");
        return new Settings(
            DatabaseSettings.Read(read),
            CloudPaySettings.Read(read, publicUrl, development, production),
            publicUrl,
            DemoSettings.Read(read, development, production),
            ReadReconciliation(read),
            new RetentionOptions(read.Span("Retention:Postbacks", TimeSpan.FromDays(90)), read.Span("Retention:IdempotencyKeys", TimeSpan.FromDays(30)),
                read.Span("Retention:Deliveries", TimeSpan.FromDays(30))),
            MailSettings.Read(read, development),
            StaffSettings.Read(read, development),
            read.Text("AutoMapper:LicenseKey"),
            production,
            development);
    }

    private static ReconciliationOptions ReadReconciliation(SettingsReader read)
    {
        const string usual = "00:03:00,00:10:00,00:30:00,01:00:00,03:00:00,12:00:00,1.00:00:00";
        var ages = (read.Text("Reconciliation:Checks") ?? usual)
            .Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Where(age => !age.StartsWith("then", StringComparison.OrdinalIgnoreCase))
            .Select(age => SettingsReader.Span("Reconciliation:Checks", age))
            .ToList();
        CheckSchedule schedule;
        try
        {
            schedule = new CheckSchedule(ages);
        }
        catch (ArgumentException)
        {
            throw SettingsReader.Wrong("Reconciliation:Checks", string.Join(',', ages), "ages that rise, such as 00:03:00,00:10:00");
        }

        return new ReconciliationOptions(
            schedule,
            read.Span("Reconciliation:ExpireAfter", schedule.LastListed),
            read.Span("Reconciliation:SweepEvery", TimeSpan.FromMinutes(1)),
            read.Whole("Reconciliation:AtOnce", 4, 1, 64));
    }

    /// <summary>Whoever moves the port and names no public address means the port.</summary>
    private static string? FirstUrl(IConfiguration configuration)
    {
        var urls = configuration["urls"]?.Split(';').FirstOrDefault();
        return Uri.TryCreate(urls, UriKind.Absolute, out var url) && !url.Host.Contains('*') && !url.Host.Contains('+') && url.Host is not ("0.0.0.0" or "[::]")
            ? url.GetLeftPart(UriPartial.Authority)
            : null;
    }
}

public sealed record DatabaseSettings(DatabaseProvider Provider, string ConnectionString)
{
    internal static DatabaseSettings Read(SettingsReader read)
    {
        var provider = read.OneOf("Database:Provider", DatabaseProvider.Sqlite);
        var connection = read.Text("ConnectionStrings:Grancius");
        return provider switch
        {
            DatabaseProvider.Sqlite => new DatabaseSettings(provider, connection ?? "Data Source=data/grancius.db"),
            DatabaseProvider.Postgres => new DatabaseSettings(provider, connection
                ?? throw new SettingsException("ConnectionStrings__Grancius is missing: with Database__Provider=Postgres give an Npgsql connection string.")),
        };
    }
}

/// <param name="ReaderField">The name under which the chosen reader's device id is sent; the processor does not document it.</param>
public sealed record CloudPaySettings(
    CloudPayMode Mode, Uri BaseUrl, IReadOnlySet<string> RedirectHosts, TimeSpan Timeout, string ReaderField, bool HttpsOnly)
{
    internal static CloudPaySettings Read(SettingsReader read, Uri publicUrl, bool development, bool production)
    {
        var mode = read.OneOf("CloudPay:Mode", development ? CloudPayMode.Sandbox : CloudPayMode.Live);
        if (mode == CloudPayMode.Sandbox && production && !read.Flag("CloudPay:AllowSandbox", false))
            throw new SettingsException("CloudPay__Mode=Sandbox takes no real money: in Production set CloudPay__Mode=Live, or CloudPay__AllowSandbox=true to insist.");

        // The sandbox inside listens where the site itself does.
        var baseUrl = read.Url("CloudPay:BaseUrl", mode == CloudPayMode.Sandbox ? publicUrl.AbsoluteUri : "https://www.invoicecloud.com");
        var hosts = (read.Text("CloudPay:AllowedRedirectHosts") ?? "")
            .Split([',', ';', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (Array.Find(hosts, host => Uri.CheckHostName(host) == UriHostNameType.Unknown) is { } wrong)
            throw SettingsReader.Wrong("CloudPay:AllowedRedirectHosts", wrong, "names of hosts such as pay.example.com");

        return new CloudPaySettings(
            mode, baseUrl, hosts.Append(baseUrl.Host).ToHashSet(StringComparer.OrdinalIgnoreCase),
            read.Span("CloudPay:Timeout", TimeSpan.FromSeconds(20)), read.Text("CloudPay:ReaderField") ?? "DeviceId",
            production && mode == CloudPayMode.Live);
    }
}

/// <param name="Host">SMTP server; null where none is set.</param>
/// <param name="PickupFolder">Where letters are put as files instead; null where none is set.</param>
public sealed record MailSettings(string? Host, int Port, string? User, string? Password, bool Tls, string From, string? PickupFolder)
{
    public bool IsOn => Host is not null || PickupFolder is not null;

    internal static MailSettings Read(SettingsReader read, bool development) => new(
        read.Text("Mail:Host"), read.Whole("Mail:Port", 587, 1, 65535), read.Text("Mail:User"), read.Text("Mail:Password"),
        read.Flag("Mail:Tls", true), read.Text("Mail:From") ?? "receipts@localhost",
        read.Text("Mail:PickupFolder") ?? (development && read.Text("Mail:Host") is null ? "data/mail" : null));
}

internal sealed class SettingsReader(IConfiguration configuration)
{
    public string? Text(string key) => configuration[key]?.Trim() is { Length: > 0 } text ? text : null;

    public bool Flag(string key, bool usual) => Text(key) is not { } text
        ? usual
        : bool.TryParse(text, out var flag) ? flag : throw Wrong(key, text, "true or false");

    public int Whole(string key, int usual, int least, int most) => Text(key) is not { } text
        ? usual
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw Wrong(key, text, $"a whole number from {least} to {most}");

    public TimeSpan Span(string key, TimeSpan usual) => Text(key) is { } text ? Span(key, text) : usual;

    /// <summary>A plain number would be taken for days, and 48:00:00 too: neither is what anybody means.</summary>
    public static TimeSpan Span(string key, string text) =>
        text.Contains(':') && TimeSpan.TryParseExact(text, "c", CultureInfo.InvariantCulture, out var span) && span > TimeSpan.Zero
            ? span
            : throw Wrong(key, text, "a time such as 00:03:00 or 1.00:00:00");

    public T OneOf<T>(string key, T usual)
        where T : struct, Enum => Text(key) is not { } text
        ? usual
        : Enum.TryParse<T>(text, ignoreCase: true, out var value) && Enum.IsDefined(value) && !char.IsAsciiDigit(text[0])
            ? value
            : throw Wrong(key, text, string.Join(" or ", Enum.GetNames<T>()));

    public Uri Url(string key, string usual)
    {
        var text = Text(key) ?? usual;
        return Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" && url.UserInfo.Length == 0
            ? url
            : throw Wrong(key, text, "an address such as https://pay.example.gov");
    }

    public static SettingsException Wrong(string key, string value, string instead) =>
        new($"{key.Replace(":", "__", StringComparison.Ordinal)}: '{value}' is not understood; write {instead}.");
}
