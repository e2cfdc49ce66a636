using Grancius.Domain.Invoices;
using static Grancius.UnitTests.Samples;

namespace Grancius.UnitTests.Invoices;

public class InvoiceTests
{
    [Theory]
    [InlineData(6, 1, "BU5-00001-6")]
    [InlineData(43, 1, "BU5-00001-43")]
    [InlineData(6, 2, "BU5-00001-6-2")]
    public void An_invoices_number_is_the_accounts_with_its_type_and_later_its_place(int type, int place, string number) =>
        Invoice.Issue(AnAccount(), type, place, Issued, Issued, Noon).Number.ShouldBe(number);

    [Fact]
    public void A_new_invoice_owes_what_was_charged_by_account_of_the_ledger()
    {
        var invoice = AnInvoice(AnAccount(), 6, 31184, 5000);

        invoice.Charge(Cents(100), "001-0").IsSuccess.ShouldBeTrue();

        invoice.BalanceDue.ShouldBe(Cents(36284));
        invoice.Shares.Select(share => (share.GlAccount, share.Assessed.Cents)).ShouldBe([("001-0", 31284), ("001-1", 5000)]);
        invoice.Events.ShouldHaveSingleItem().ShouldBe(new InvoiceIssued(invoice.Id, invoice.JurisdictionId, "BU5-00001-6"));
    }

    [Fact]
    public void An_invoice_that_was_presented_does_not_grow()
    {
        var invoice = AnInvoice(AnAccount(), 6, 5000);
        invoice.Present(Noon);
        invoice.Present(Noon.AddDays(1));

        invoice.PresentedAt.ShouldBe(Noon);
        invoice.MayGrow.ShouldBeFalse();
        invoice.Charge(Cents(1), "001-0").Error!.Code.ShouldBe("invoice_closed");
        invoice.BalanceDue.ShouldBe(Cents(5000));
    }

    [Fact]
    public void An_invoice_that_was_paid_on_does_not_grow_even_if_never_presented()
    {
        var invoice = AnInvoice(AnAccount(), 6, 5000);
        invoice.Apply(Cents(1), Noon);

        invoice.Charge(Cents(1), "001-0").Error!.Code.ShouldBe("invoice_closed");
    }

    [Fact]
    public void Money_is_spread_over_the_accounts_in_proportion_to_what_each_lacks()
    {
        var invoice = AnInvoice(AnAccount(), 6, 200, 100);

        invoice.Apply(Cents(100), Noon).Select(part => part.Amount.Cents).ShouldBe([67, 33]);
        invoice.Apply(Cents(200), Noon).Select(part => part.Amount.Cents).ShouldBe([133, 67]);
        invoice.Shares.ShouldAllBe(share => share.Outstanding.IsZero);
    }

    [Fact]
    public void The_cent_that_pays_the_rest_pays_the_invoice_once()
    {
        var invoice = AnInvoice(AnAccount(), 6, 5000);
        invoice.ForgetEvents();

        invoice.Apply(Cents(4999), Noon);
        invoice.State.ShouldBe(InvoiceState.Open);
        invoice.Events.ShouldBeEmpty();

        invoice.Apply(Cents(1), Noon);
        invoice.State.ShouldBe(InvoiceState.Paid);
        invoice.Apply(Cents(1), Noon).ShouldBeEmpty();
        invoice.Events.ShouldHaveSingleItem().ShouldBe(new InvoicePaid(invoice.Id, invoice.JurisdictionId, invoice.Number, 5000, Noon));
    }

    [Fact]
    public void More_than_is_due_is_left_with_the_caller_and_the_balance_never_goes_below_zero()
    {
        var invoice = AnInvoice(AnAccount(), 6, 5000);

        var taken = invoice.Apply(Cents(7000), Noon);

        taken.ShouldHaveSingleItem().Amount.ShouldBe(Cents(5000));
        invoice.BalanceDue.ShouldBe(Cents(0));
        invoice.AmountPaid.ShouldBe(Cents(5000));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void No_money_or_less_than_none_changes_nothing(long cents)
    {
        var invoice = AnInvoice(AnAccount(), 6, 5000);

        invoice.Apply(Cents(cents), Noon).ShouldBeEmpty();
        invoice.BalanceDue.ShouldBe(Cents(5000));
    }
}
