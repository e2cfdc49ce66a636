using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Grancius.Application.PaymentSessions;
using Grancius.Domain.Common;
using Grancius.Domain.Jurisdictions;
using Grancius.Domain.PaymentSessions;
using Grancius.FunctionalTests.Fixture;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace Grancius.FunctionalTests.Jurisdictions;

/// <summary>What a payer is told that paying costs is what the processor is sent.</summary>
public abstract class ServiceFeeTests(Portal portal) : PortalTest(portal)
{
    private static readonly ServiceFeeRule TwoAndAHalfPercent = new PercentServiceFee(2.5m, Money.Zero);

    [Fact]
    public async Task Without_a_policy_the_payer_is_told_none_and_the_processor_is_sent_0()
    {
        var bill = await Portal.AnAssessedBill();

        (await Review(bill)).ShouldContain("Card: none. Bank account: none.");
        (await Portal.Opening(bill)).ShouldBe(201);
        (await Portal.Log("open"))[^1].Text("body").ShouldContain("\"CCServiceFee\":0,\"ACHServiceFee\":0,");
    }

    [Fact]
    public async Task The_fee_that_a_payer_sees_is_the_one_the_processor_is_sent()
    {
        await Portal.TheCountyCharges(Tender.Card, TwoAndAHalfPercent);
        await Portal.TheCountyCharges(Tender.BankAccount, new BandedServiceFee([new(Money.OfCents(30_000), Money.OfCents(100)), new(null, Money.OfCents(175))]));
        var bill = await Portal.AnAssessedBill();

        var page = await Review(bill);
        page.ShouldContain("Card: $9.05. Bank account: $1.75.");
        page.ShouldContain("$370.89");
        page.ShouldContain("$363.59");

        var opened = (await Portal.Opening(bill)).ShouldBe(201);
        opened.Json.Dollars("amount").ShouldBe(361.84m, "the fee is not the county's money");
        (await Sent()).ShouldBe((9.05m, 1.75m));
        (await Portal.Log("open"))[^1].Text("body").ShouldContain("\"CCServiceFee\":7.80,\"ACHServiceFee\":1.51,");
    }

    [Theory]
    [InlineData("Online")]
    [InlineData("Card")]
    [InlineData("ACH")]
    public async Task Page_and_request_agree_for_any_amount_and_method(string method)
    {
        await Portal.TheCountyCharges(Tender.Card, new PercentServiceFee(2.995m, Money.OfCents(100)));
        await Portal.TheCountyCharges(Tender.Card, new FixedServiceFee(Money.OfCents(295)), invoiceType: 43);
        await Portal.TheCountyCharges(Tender.BankAccount, new PercentServiceFee(0.333m, Money.Zero));
        foreach (var (amount, place) in new[] { 0.01m, 33.33m, 333.35m, 24_999.99m }.Select((amount, place) => (amount, place)))
        {
            var bill = await Portal.AnAssessedBill($"BU5-7000{place}", amount);
            var told = Regex.Match(await Review(bill), @"Card: (?<card>\$[\d,.]+\d|none)\. Bank account: (?<bank>\$[\d,.]+\d|none)\.", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));

            (await Portal.Opening(bill, method)).ShouldBe(201);

            (await Sent()).ShouldBe((Dollars(told.Groups["card"].Value), Dollars(told.Groups["bank"].Value)), told.Value);
        }
    }

    [Fact]
    public async Task A_change_is_for_sessions_opened_afterwards_and_each_keeps_the_fees_it_was_opened_with()
    {
        await Portal.TheCountyCharges(Tender.Card, TwoAndAHalfPercent);
        var session = await Portal.AnOpenSession();
        await Portal.TheCountyCharges(Tender.Card, new FixedServiceFee(Money.OfCents(500)));

        (await Leaving(session)).ShouldContain("Card: $9.05. Bank account: none.");
        await session.Approval("pay-1").With("ConvenienceFee", "9.05").Arrives(Portal);
        (await Portal.StateOf(session)).ShouldBe("Paid");

        var later = await Portal.AnAssessedBill("BU5-70001");
        (await Portal.Opening(later)).ShouldBe(201);
        (await Sent()).ShouldBe((5m, 0m));
    }

    [Fact]
    public async Task Who_comes_back_after_a_change_pays_the_fee_that_they_are_shown_now()
    {
        await Portal.TheCountyCharges(Tender.Card, TwoAndAHalfPercent);
        var session = await Portal.AnOpenSession();
        await Portal.TheCountyCharges(Tender.Card, new FixedServiceFee(Money.OfCents(500)));

        var shown = new ServiceFeeQuote(Money.OfCents(500), Money.Zero);
        var again = await Portal.InStore(services => services.GetRequiredService<IMediator>().Send(new StartPaymentSession(
            Portal.County, session.Bill.AccountNumber, null, PaymentMethod.Online, null, "en", Resume: true, IdempotencyKey: null, shown)));

        again.IsSuccess.ShouldBeTrue();
        (await Portal.StateOf(session)).ShouldBe("Cancelled");
        (await Sent()).ShouldBe((5m, 0m));
    }

    [Fact]
    public async Task The_fee_is_of_what_is_still_due_on_the_invoices_that_are_paid()
    {
        await Portal.TheCountyCharges(Tender.Card, TwoAndAHalfPercent);
        var bill = await Portal.AnAssessedBill();

        (await Portal.Post("payment-sessions", new { accountNumber = bill.AccountNumber, invoiceNumbers = new[] { "BU5-00001-43" }, method = "Card" })).ShouldBe(201);

        (await Sent()).ShouldBe((1.25m, 0m));
    }

    private async Task<(decimal Card, decimal BankAccount)> Sent()
    {
        var invoices = (await Portal.LastOpening()).List("Customers").SelectMany(customer => customer.List("Invoices")).ToList();
        return (Sum("CCServiceFee"), Sum("ACHServiceFee"));

        decimal Sum(string name) => invoices.Sum((JsonElement invoice) => invoice.GetProperty(name).GetDecimal());
    }

    private async Task<string> Review(Bill bill) => (await Portal.Get(await Portal.ReviewOf(bill), key: null)).ShouldBe(200).Text;

    private async Task<string> Leaving(Session session) =>
        (await Portal.Get($"/{Portal.County}/redirect/{session.PayersToken}", key: null)).ShouldBe(200).Text;

    private static decimal Dollars(string text) => text == "none" ? 0 : decimal.Parse(text, NumberStyles.Currency, CultureInfo.GetCultureInfo("en-US"));
}

[Collection(OnSqlite.Name)]
public sealed class ServiceFeesOnSqlite(SqlitePortal portal) : ServiceFeeTests(portal);

[Collection(OnPostgres.Name)]
public sealed class ServiceFeesOnPostgres(PostgresPortal portal) : ServiceFeeTests(portal);
