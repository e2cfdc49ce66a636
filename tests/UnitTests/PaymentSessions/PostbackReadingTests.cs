using Grancius.Application.PaymentSessions;
using Grancius.Domain.Common;
using Grancius.Domain.PaymentSessions;
using static Grancius.UnitTests.Samples;

namespace Grancius.UnitTests.PaymentSessions;

public class PostbackReadingTests
{
    [Fact]
    public void A_form_is_read_field_by_field_and_names_have_no_case()
    {
        var news = Read(body: "BILLERGUID=b&paymentguid=p-1&InvoiceNumber=BU5-00001-6&approved=True&PaymentAmount=361.84&ConvenienceFee=9.05&CardType=Visa");

        news.ShouldBe(new ProcessorNews("b", "p-1", news.InvoiceNumbers, Approval.Approved, Cents(36184), Cents(905), "Visa"));
        news.InvoiceNumbers.ShouldBe(["BU5-00001-6"]);
    }

    [Fact]
    public void A_query_is_read_where_there_is_no_form_and_the_form_wins_where_both_say_something()
    {
        Read(query: "?PaymentGUID=p-1&Approved=False").PaymentId.ShouldBe("p-1");
        Read(query: "?Approved=True", body: "approved=False").Approval.ShouldBe(Approval.Declined);
    }

    [Theory]
    [InlineData("True", Approval.Approved)]
    [InlineData("true", Approval.Approved)]
    [InlineData("+TRUE+", Approval.Approved)]
    [InlineData("False", Approval.Declined)]
    [InlineData("1", Approval.NotUnderstood)]
    [InlineData("yes", Approval.NotUnderstood)]
    [InlineData("Truee", Approval.NotUnderstood)]
    [InlineData("Approved", Approval.NotUnderstood)]
    [InlineData("", Approval.NotUnderstood)]
    public void Only_the_literal_true_is_an_approval(string text, Approval approval) => Read(body: $"Approved={text}").Approval.ShouldBe(approval);

    [Theory]
    [InlineData("361.84", 36184L)]
    [InlineData("361.8", 36180L)]
    [InlineData("%24361.84", 36184L)]
    [InlineData("1,361.84", 136184L)]
    [InlineData("50.0000", 5000L)]
    [InlineData("-50.00", -5000L)]
    [InlineData("50.005", null)]
    [InlineData("5e2", null)]
    [InlineData("(50.00)", null)]
    [InlineData("fifty", null)]
    [InlineData("", null)]
    [InlineData("99999999999999999999999999999999", null)]
    public void An_amount_is_whole_cents_or_it_is_not_read(string text, long? cents) =>
        Read(body: $"PaymentAmount={text}").Amount.ShouldBe(cents is { } amount ? Cents(amount) : null);

    [Theory]
    [InlineData("-1.00")]
    [InlineData("0")]
    [InlineData("none")]
    public void A_service_fee_that_is_none_is_nothing(string text) => Read(body: $"ConvenienceFee={text}").ServiceFee.ShouldBe(Cents(0));

    [Theory]
    [InlineData("A-1,A-2")]
    [InlineData("A-1; A-2")]
    [InlineData("+A-1|A-2|")]
    public void Several_invoices_may_be_named_in_one_field(string text) => Read(body: $"InvoiceNumber={text}").InvoiceNumbers.ShouldBe(["A-1", "A-2"]);

    [Fact]
    public void As_many_invoices_as_a_session_can_have_are_read_from_one_field()
    {
        var numbers = Enumerable.Range(1, 50).Select(place => $"BU5-00001-43-{place}").ToList();

        Read(body: $"InvoiceNumber={string.Join(',', numbers)}").InvoiceNumbers.ShouldBe(numbers);
    }

    [Fact]
    public void A_field_that_is_longer_than_any_of_ours_is_left_out() =>
        Read(body: $"PaymentGUID={new string('x', 201)}&BillerGUID={new string('x', 200)}").ShouldSatisfyAllConditions(
            news => news.PaymentId.ShouldBeNull(), news => news.BillerGuid.ShouldNotBeNull());

    [Fact]
    public void A_postback_that_was_cut_off_is_not_believed() =>
        PostbackReading.Read(Postback.Receive(Ids.Next(), null, null, "", "", "", "Approved=True", truncated: true, Noon)).Approval.ShouldBe(Approval.NotUnderstood);

    [Theory]
    [InlineData("")]
    [InlineData("hello=world")]
    [InlineData("{\"Approved\":true}")]
    [InlineData("&&&==&%%%")]
    public void An_address_opened_without_news_says_nothing(string body) => PostbackReading.SaysNothing(Read(body: body)).ShouldBeTrue();

    [Fact]
    public void Any_field_of_a_postback_says_something() => PostbackReading.SaysNothing(Read(body: "PaymentGUID=p-1")).ShouldBeFalse();

    private static ProcessorNews Read(string query = "", string body = "") =>
        PostbackReading.Read(Postback.Receive(Ids.Next(), "co-hernando-fl", "token", "192.0.2.1", "", query, body, false, Noon));
}
