using Grancius.Domain.PaymentSessions;
using Grancius.Domain.Reconciliation;
using static Grancius.UnitTests.Samples;

namespace Grancius.UnitTests.PaymentSessions;

/// <summary>A postback held against a session of two invoices, $311.84 and $50.00.</summary>
public class NewsMatchTests
{
    private readonly PaymentSession _session = ASession(31184, 5000);

    private static readonly ProcessorNews Good =
        new(BillerGuid, "p-1", ["BU5-00001-1"], Approval.Approved, Cents(36184), Cents(0), "Visa");

    [Theory]
    [InlineData(36184, 0)]
    [InlineData(36184, 905)]
    [InlineData(37089, 905)]
    public void The_whole_amount_with_or_without_the_service_fee_is_the_whole_payment(long cents, long fee) =>
        Paid(Good with { Amount = Cents(cents), ServiceFee = Cents(fee) }).ShouldBe(["BU5-00001-1", "BU5-00001-2"]);

    [Theory]
    [InlineData("BU5-00001-2", 5000, 0)]
    [InlineData("bu5-00001-2", 5100, 100)]
    [InlineData("BU5-00001-1", 31184, 500)]
    public void The_amount_of_the_named_invoice_is_that_invoice_alone(string number, long cents, long fee) =>
        Paid(Good with { InvoiceNumbers = [number], Amount = Cents(cents), ServiceFee = Cents(fee) }).ShouldHaveSingleItem()
            .ShouldBe(number.ToUpperInvariant());

    [Fact]
    public void A_post_that_names_every_invoice_stands_for_all_of_them() =>
        Paid(Good with { InvoiceNumbers = ["BU5-00001-2", "BU5-00001-1"] }).Count.ShouldBe(2);

    [Fact]
    public void A_session_of_one_invoice_is_paid_by_its_amount()
    {
        var one = ASession(5000);

        NewsMatch.Of(one, Biller, Good with { Amount = Cents(5000) }).ShouldBeOfType<NewsMatch.Money>().Invoices.ShouldBe(one.Invoices);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("5d6a3c0e-2b54-4a7e-9a39-0c1f6d2e7b12")]
    public void Another_biller_or_none_is_not_believed_whatever_else_it_says(string? biller)
    {
        Mismatch(Good with { BillerGuid = biller }).Kind.ShouldBe(ExceptionKind.BillerMismatch);
        Mismatch(Good with { BillerGuid = biller, Approval = Approval.Declined }).Kind.ShouldBe(ExceptionKind.BillerMismatch);
    }

    [Fact]
    public void The_billers_guid_is_the_same_in_any_case_and_with_space_around() =>
        Paid(Good with { BillerGuid = $" {BillerGuid.ToUpperInvariant()} " }).Count.ShouldBe(2);

    [Fact]
    public void A_decline_is_believed_without_an_amount_or_a_payment_id() =>
        NewsMatch.Of(_session, Biller, Good with { Approval = Approval.Declined, PaymentId = null, Amount = null, InvoiceNumbers = [] })
            .ShouldBeOfType<NewsMatch.Decline>();

    [Fact]
    public void Anything_else_than_true_and_false_is_not_an_approval() =>
        Mismatch(Good with { Approval = Approval.NotUnderstood }).Kind.ShouldBe(ExceptionKind.NotUnderstood);

    [Theory]
    [InlineData(null)]
    [InlineData(" ")]
    public void An_approval_without_a_payment_id_is_not_understood(string? id) =>
        Mismatch(Good with { PaymentId = id }).Kind.ShouldBe(ExceptionKind.NotUnderstood);

    [Theory]
    [InlineData(null)]
    [InlineData(0L)]
    [InlineData(-36184L)]
    public void An_approval_without_a_positive_amount_is_not_understood(long? cents) =>
        Mismatch(Good with { Amount = cents is { } amount ? Cents(amount) : null }).Kind.ShouldBe(ExceptionKind.NotUnderstood);

    [Theory]
    [InlineData]
    [InlineData("BU5-00002-1")]
    [InlineData("BU5-00001-1", "BU5-00002-1")]
    public void An_invoice_of_another_session_or_none_is_not_believed(params string[] numbers) =>
        Mismatch(Good with { InvoiceNumbers = numbers }).Kind.ShouldBe(ExceptionKind.InvoiceMismatch);

    [Theory]
    [InlineData(36183, 0)]
    [InlineData(36185, 0)]
    [InlineData(37090, 905)]
    [InlineData(5000, 0)]
    [InlineData(1, 0)]
    public void Another_amount_is_not_believed(long cents, long fee)
    {
        var mismatch = Mismatch(Good with { Amount = Cents(cents), ServiceFee = Cents(fee) });

        mismatch.Kind.ShouldBe(ExceptionKind.AmountMismatch);
        mismatch.Finding.ShouldContain("$361.84");
    }

    [Fact]
    public void An_amount_that_fits_the_whole_and_the_part_is_left_to_a_person()
    {
        var ambiguous = Mismatch(Good with { Amount = Cents(36184), ServiceFee = Cents(5000) });

        ambiguous.Kind.ShouldBe(ExceptionKind.AmountMismatch);
        ambiguous.Finding.ShouldContain("alike");
    }

    private IReadOnlyList<string> Paid(ProcessorNews news) =>
        [.. NewsMatch.Of(_session, Biller, news).ShouldBeOfType<NewsMatch.Money>().Invoices.Select(line => line.Number)];

    private NewsMatch.Mismatch Mismatch(ProcessorNews news) => NewsMatch.Of(_session, Biller, news).ShouldBeOfType<NewsMatch.Mismatch>();
}
