using Grancius.Domain.Accounts;
using Grancius.Domain.Common;
using Grancius.Domain.Invoices;
using Grancius.Domain.Jurisdictions;
using Grancius.Domain.PaymentSessions;

namespace Grancius.UnitTests;

/// <summary>The county's sample case, in objects.</summary>
internal static class Samples
{
    public const string BillerGuid = "5d6a3c0e-2b54-4a7e-9a39-0c1f6d2e7b11";

    public static readonly DateTimeOffset Noon = new(2026, 11, 20, 17, 0, 0, TimeSpan.Zero);

    public static readonly DateOnly Issued = new(2025, 1, 21);

    public static readonly Biller Biller = new("", Biller.HashOf(BillerGuid), "", "", InvoiceOptions.AsDesigned);

    public static readonly CheckSchedule Schedule = new([Minutes(3), Minutes(10), Minutes(30), Minutes(60), Minutes(180), Minutes(720), Minutes(1440)]);

    public static readonly PaymentSessionStatus[] States = Enum.GetValues<PaymentSessionStatus>();

    public static readonly SessionCause[] Causes = Enum.GetValues<SessionCause>();

    public static TimeSpan Minutes(double minutes) => TimeSpan.FromMinutes(minutes);

    public static Money Cents(long cents) => Money.OfCents(cents);

    public static Customer Amber() => new("Amber Stirn", "6153 Zirkels Circle", "Brooksville", "FL", "34604", null);

    public static Account AnAccount(Customer? customer = null) => Account.Open(JurisdictionId.New(), "BU5-00001", customer ?? Amber(), Noon);

    public static Invoice AnInvoice(Account account, int typeId, params long[] charges)
    {
        var invoice = Invoice.Issue(account, typeId, 1, Issued, Issued, Noon);
        foreach (var (cents, place) in charges.Select((cents, place) => (cents, place)))
            invoice.Charge(Cents(cents), $"001-{place}").IsSuccess.ShouldBeTrue();
        return invoice;
    }

    /// <summary>One invoice of each amount, of types 1, 2, ... and numbers to match.</summary>
    public static PaymentSession ASession(params long[] cents)
    {
        var account = AnAccount();
        return PaymentSession.Start(
            account, [.. cents.Select((amount, place) => AnInvoice(account, place + 1, amount))], new ServiceFeeQuote[cents.Length],
            new SessionKeys("token", "postback", "receipt", "R-1"), PaymentMethod.Online, null, ProcessorVersion.Two, "en", Schedule, Noon);
    }

    /// <summary>A session of one invoice of $50.00 that came to the state by the shortest way there is.</summary>
    public static PaymentSession ASessionThatIs(PaymentSessionStatus status)
    {
        var session = ASession(5000);
        switch (status)
        {
            case PaymentSessionStatus.Opening:
                break;
            case PaymentSessionStatus.AwaitingPayer:
                session.Opened(Page, Noon);
                break;
            case PaymentSessionStatus.Unknown:
                session.NotOpened(PaymentSessionErrors.Timeout, Noon);
                break;
            case PaymentSessionStatus.Declined:
                session.Decline(Noon);
                break;
            case PaymentSessionStatus.Paid:
                session.IsPaidInFull(Noon);
                break;
            case PaymentSessionStatus.UnderReview:
                session.Review(Noon);
                break;
            case PaymentSessionStatus.Expired:
                session.Opened(Page, Noon);
                session.IsUnpaid("Nothing was paid.", Schedule, Minutes(0), Noon);
                break;
            case PaymentSessionStatus.Cancelled:
                session.Cancel(Noon).IsSuccess.ShouldBeTrue();
                break;
            case PaymentSessionStatus.Failed:
                session.NotOpened(PaymentSessionErrors.Refused("no."), Noon);
                break;
        }

        session.Status.ShouldBe(status);
        return session;
    }

    public static readonly Uri Page = new("https://www.invoicecloud.com/pay/1");

    public static void IsPaidInFull(this PaymentSession session, DateTimeOffset now)
    {
        foreach (var invoice in session.Invoices)
            session.Credit(invoice.InvoiceId, invoice.Missing);
        session.Settle(now);
    }
}
