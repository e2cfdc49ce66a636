using FsCheck;
using FsCheck.Fluent;
using Grancius.Domain.Common;
using Grancius.Domain.Invoices;
using static Grancius.UnitTests.Samples;

namespace Grancius.UnitTests.Invoices;

public class AdjustingTests
{
    private static readonly IReadOnlyList<GlWeight> First = [new GlWeight("001-0", 1)];

    [Fact]
    public void What_is_taken_off_comes_off_the_fees_own_accounts_by_their_weights()
    {
        var invoice = AnInvoice(AnAccount(), 6, 3000, 1000);

        var parts = invoice.Adjust(Cents(-100), [new GlWeight("001-0", 75), new GlWeight("001-1", 25)], Noon).Value;

        parts.ShouldBe([new GlAmount("001-0", Cents(-75)), new GlAmount("001-1", Cents(-25))]);
        (invoice.BalanceDue, invoice.Adjusted, invoice.Amount).ShouldBe((Cents(3900), Cents(-100), Cents(4000)));
    }

    [Fact]
    public void What_is_waived_whole_is_settled_and_tells_so_once()
    {
        var invoice = AnInvoice(AnAccount(), 6, 5000);
        invoice.ForgetEvents();

        invoice.Adjust(Cents(-5000), First, Noon).IsSuccess.ShouldBeTrue();

        invoice.State.ShouldBe(InvoiceState.Paid);
        invoice.Events.ShouldHaveSingleItem().ShouldBe(new InvoicePaid(invoice.Id, invoice.JurisdictionId, invoice.Number, 0, Noon));
        invoice.Adjust(Cents(100), First, Noon).Error!.Code.ShouldBe("invoice_settled");
        invoice.Charge(Cents(100), "001-0").Error!.Code.ShouldBe("invoice_closed");
        invoice.Void(Noon).Error!.Code.ShouldBe("invoice_settled");
    }

    [Fact]
    public void It_never_falls_below_what_was_paid()
    {
        var invoice = AnInvoice(AnAccount(), 6, 5000);
        invoice.Apply(Cents(2000), Noon);

        invoice.Adjust(Cents(-3001), First, Noon).Error!.Code.ShouldBe("adjustment_below_paid");
        invoice.Void(Noon).Error!.Code.ShouldBe("invoice_partly_paid");
        invoice.Adjust(Cents(-3000), First, Noon).IsSuccess.ShouldBeTrue();
        invoice.State.ShouldBe(InvoiceState.Paid);
    }

    [Fact]
    public void A_void_invoice_owes_nothing_and_takes_no_money()
    {
        var invoice = AnInvoice(AnAccount(), 6, 5000, 700);

        invoice.Void(Noon).Value.ShouldBe([new GlAmount("001-0", Cents(-5000)), new GlAmount("001-1", Cents(-700))]);

        (invoice.State, invoice.BalanceDue).ShouldBe((InvoiceState.Void, Cents(0)));
        invoice.Apply(Cents(5700), Noon).ShouldBeEmpty();
        invoice.State.ShouldBe(InvoiceState.Void);
    }

    [Fact]
    public void A_number_that_the_processor_has_seen_stands_for_one_amount()
    {
        var invoice = AnInvoice(AnAccount(), 6, 5000);
        invoice.Adjust(Cents(-1000), First, Noon);
        invoice.ShownAs.ShouldBe("BU5-00001-6");

        invoice.Present(Noon);
        invoice.Adjust(Cents(-1000), First, Noon);
        invoice.ShownAs.ShouldBe("BU5-00001-6-R2");
        invoice.Apply(Cents(500), Noon);
        invoice.ShownAs.ShouldBe("BU5-00001-6-R3");
        Invoice.NumberOf(invoice.ShownAs).ShouldBe(invoice.Number);
    }

    [Theory]
    [InlineData("BU5-00001-6", "BU5-00001-6")]
    [InlineData("BU5-00001-6-R12", "BU5-00001-6")]
    [InlineData("A-R-6", "A-R-6")]
    [InlineData("-R2", "-R2")]
    public void The_own_number_is_read_back_from_a_shown_one(string shown, string own) => Invoice.NumberOf(shown).ShouldBe(own);

    [Fact]
    public void Whatever_staff_and_payers_do_the_shares_add_up_and_nothing_is_below_zero() => Prop.ForAll(
        Gen.Choose(-3000, 3000).ListOf().ToArbitrary(), steps =>
        {
            var invoice = AnInvoice(AnAccount(), 6, 4000, 3000);
            foreach (var step in steps)
            {
                if (step % 3 == 0)
                    invoice.Apply(Cents(Math.Abs(step)), Noon);
                else
                    _ = invoice.Adjust(Cents(step), [new GlWeight("001-0", 1), new GlWeight("001-1", 2)], Noon);

                var sum = Money.Sum(invoice.Shares.Select(share => share.Outstanding));
                if (sum != invoice.BalanceDue || invoice.Shares.Any(share => share.Outstanding < Money.Zero)
                    || (invoice.State == InvoiceState.Paid) != invoice.BalanceDue.IsZero)
                    return false;
            }

            return true;
        }).QuickCheckThrowOnFailure();
}
