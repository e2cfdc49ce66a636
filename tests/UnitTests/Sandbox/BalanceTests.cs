using Grancius.Sandbox;
using Grancius.Sandbox.Invoices;
using Grancius.Sandbox.Payments;
using Grancius.Sandbox.Sessions;

namespace Grancius.UnitTests.Sandbox;

public class BalanceTests
{
    private static readonly Guid Payment = Guid.CreateVersion7(Baskets.Noon);
    private readonly InvoiceRegister _register = new();

    [Fact]
    public void An_unpaid_invoice_sent_again_takes_the_new_balance()
    {
        Bill(31184);
        Bill(20000);

        Balance.ShouldBe(20000);
    }

    [Fact]
    public void Money_the_biller_has_not_heard_of_survives_a_second_session()
    {
        Bill(31184);
        _register.Pay(Baskets.Biller, "1-6", Payment, 31184);
        Bill(31184);

        Balance.ShouldBe(0);
    }

    [Fact]
    public void A_fee_added_while_the_postback_is_lost_is_all_that_is_due()
    {
        Bill(31184);
        _register.Pay(Baskets.Biller, "1-6", Payment, 31184);
        Bill(36184);

        Balance.ShouldBe(5000);
    }

    [Fact]
    public void Once_the_biller_has_heard_its_word_counts_again()
    {
        Bill(31184);
        _register.Pay(Baskets.Biller, "1-6", Payment, 31184);
        _register.Heard(Baskets.Biller, "1-6", Payment);
        _register.Heard(Baskets.Biller, "1-6", Payment);
        Bill(5000);

        Balance.ShouldBe(5000);
    }

    [Fact]
    public void A_biller_that_read_the_balance_has_heard()
    {
        Bill(31184);
        _register.Pay(Baskets.Biller, "1-6", Payment, 31184);
        _register.Asked(Baskets.Biller, "1-6");
        Bill(5000);

        Balance.ShouldBe(5000);
    }

    [Fact]
    public void Paying_twice_leaves_nothing_due_and_a_return_makes_it_due_again()
    {
        Bill(31184);
        _register.Pay(Baskets.Biller, "1-6", Payment, 31184);
        _register.Pay(Baskets.Biller, "1-6", Guid.CreateVersion7(Baskets.Noon), 31184);
        Balance.ShouldBe(0);

        _register.Return(Baskets.Biller, "1-6", Payment, 31184);
        Balance.ShouldBe(31184);
    }

    [Theory]
    [InlineData(36184, new long[] { 31184, 5000 }, 345)]
    [InlineData(31184, new long[] { 31184 }, 295)]
    [InlineData(32000, new long[] { 31184, 816 }, 345)]
    [InlineData(1, new long[] { 1 }, 295)]
    public void An_amount_fills_the_invoices_in_order_and_only_those_paid_bear_a_fee(long amount, long[] parts, long fee)
    {
        var shares = PaymentShare.Split([Baskets.Invoice("1-6", 31184, 295, 100), Baskets.Invoice("1-43", 5000, 50)], amount, Tender.Card);

        shares.Select(s => s.Cents).ShouldBe(parts);
        shares.Sum(s => s.FeeCents).ShouldBe(fee);
    }

    [Theory]
    [InlineData("311.84", 31184)]
    [InlineData(" $1,250.005 ", 125001)]
    [InlineData("3.1184E2", 31184)]
    [InlineData("-3", -300)]
    public void Dollars_are_read_as_cents(string text, long cents)
    {
        Dollars.TryParse(text, out var read).ShouldBeTrue();
        read.ShouldBe(cents);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("many")]
    [InlineData("99999999999999999999999999")]
    public void What_is_no_amount_is_not_read(string? text) => Dollars.TryParse(text, out _).ShouldBeFalse();

    private long Balance => _register.Find(Baskets.Biller, "1-6")!.BalanceCents;

    private void Bill(long cents) => _register.Bill(Baskets.Biller, Baskets.Invoice("1-6", cents));
}
