using FsCheck;
using FsCheck.Fluent;
using Grancius.Domain.Common;
using Grancius.Domain.Invoices;

namespace Grancius.UnitTests.Invoices;

public class InvoiceProperties
{
    private static readonly Arbitrary<(long[] Charges, long[] Payments)> Lives = (
        from charges in Gen.Choose(1, 100_000).Select(cents => (long)cents).NonEmptyListOf()
        from payments in Gen.Choose(0, 60_000).Select(cents => (long)cents).ListOf()
        select (charges.ToArray(), payments.ToArray())).ToArbitrary();

    [Fact]
    public void However_money_comes_the_shares_sum_and_nothing_is_taken_beyond_what_is_due() => Prop.ForAll(Lives, life =>
    {
        var invoice = Samples.AnInvoice(Samples.AnAccount(), 6, life.Charges);
        foreach (var cents in life.Payments)
        {
            var due = invoice.BalanceDue;
            var taken = Money.Sum(invoice.Apply(Money.OfCents(cents), Samples.Noon).Select(part => part.Amount));
            if (taken != Money.Min(Money.OfCents(cents), due) || !Adds(invoice))
                return false;
        }

        return invoice.AmountPaid.Cents == Math.Min(life.Payments.Sum(), life.Charges.Sum())
            && invoice.State == (invoice.BalanceDue.IsZero ? InvoiceState.Paid : InvoiceState.Open);
    }).QuickCheckThrowOnFailure();

    private static bool Adds(Invoice invoice) =>
        Money.Sum(invoice.Shares.Select(share => share.Assessed)) == invoice.Amount
        && Money.Sum(invoice.Shares.Select(share => share.Paid)) == invoice.AmountPaid
        && invoice.Shares.All(share => share.Paid >= Money.Zero && share.Paid <= share.Assessed)
        && invoice.BalanceDue >= Money.Zero;
}
