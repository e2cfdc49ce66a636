using FsCheck;
using FsCheck.Fluent;
using Grancius.Domain.Common;
using Grancius.Domain.Jurisdictions;

namespace Grancius.UnitTests.Jurisdictions;

public class ServiceFeeProperties
{
    private static readonly Gen<ServiceFeeRule> Rules = Gen.OneOf(
        Gen.Constant<ServiceFeeRule>(new NoServiceFee()),
        Gen.Choose(1, 100_000).Select(cents => (ServiceFeeRule)new FixedServiceFee(Money.OfCents(cents))),
        from thousandths in Gen.Choose(1, 10_000)
        from minimum in Gen.Choose(0, 100_000)
        select (ServiceFeeRule)new PercentServiceFee(thousandths / 1000m, Money.OfCents(minimum)),
        from steps in Gen.Choose(1, 500_000).ArrayOf(3)
        from rises in Gen.Choose(0, 5_000).ArrayOf(4)
        select (ServiceFeeRule)Bands(steps, rises));

    private static readonly Gen<ServiceFeePolicy> Policies =
        from common in Rules
        from own in Rules
        from account in Rules
        select ServiceFeePolicy.None.With(Tender.Card, null, common).With(Tender.Card, 43, own).With(Tender.BankAccount, null, account);

    private static readonly Gen<ServiceFeeBase[]> Baskets =
        (from type in Gen.Elements(6, 42, 43) from cents in Generated.Cents select new ServiceFeeBase(type, Money.OfCents(cents))).ArrayOf();

    private static readonly Arbitrary<(ServiceFeePolicy Policy, ServiceFeeBase[] Basket)> Cases =
        (from policy in Policies from basket in Baskets select (policy, basket)).ToArbitrary();

    [Fact]
    public void A_fee_is_never_negative() => Prop.ForAll(Cases, each =>
        each.Policy.Work(each.Basket).All(fee => fee.Card >= Money.Zero && fee.BankAccount >= Money.Zero)).QuickCheckThrowOnFailure();

    [Fact]
    public void Who_owes_more_never_pays_a_smaller_fee() => Prop.ForAll(Rules.ToArbitrary(), Generated.Cents.ToArbitrary(), Generated.Cents.ToArbitrary(), (rule, one, more) =>
        rule.Of(Money.OfCents(one + 1)) <= rule.Of(Money.OfCents(one + 1 + more))).QuickCheckThrowOnFailure();

    [Fact]
    public void One_fee_more_on_the_bill_never_lowers_what_paying_costs() => Prop.ForAll(Cases, each =>
    {
        var more = each.Basket.Append(new ServiceFeeBase(6, Money.OfCents(1234))).ToList();
        var (before, after) = (ServiceFeeQuote.Sum(each.Policy.Work(each.Basket)), ServiceFeeQuote.Sum(each.Policy.Work(more)));
        return before.Card <= after.Card && before.BankAccount <= after.BankAccount;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_parts_add_up_to_each_rules_fee_on_what_is_due_together() => Prop.ForAll(Cases, each =>
    {
        var expected = Whole(each.Policy, each.Basket, type => type == 43) + Whole(each.Policy, each.Basket, type => type != 43);
        return Money.Sum(each.Policy.Work(each.Basket).Select(fee => fee.Card)) == expected;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void An_invoice_with_nothing_due_costs_nothing() => Prop.ForAll(Cases, each =>
        each.Policy.Work(each.Basket).Zip(each.Basket).All(pair => pair.Second.Due.IsPositive || pair.First.IsNone)).QuickCheckThrowOnFailure();

    [Fact]
    public void A_minimum_is_never_undercut() => Prop.ForAll(Generated.Cents.ToArbitrary(), Generated.Cents.ToArbitrary(), (due, minimum) =>
        new PercentServiceFee(2.5m, Money.OfCents(minimum)).Of(Money.OfCents(due + 1)) >= Money.OfCents(minimum)).QuickCheckThrowOnFailure();

    private static Money Whole(ServiceFeePolicy policy, ServiceFeeBase[] basket, Func<int, bool> types)
    {
        var due = basket.Where(invoice => types(invoice.InvoiceTypeId)).ToList();
        var sum = Money.Sum(due.Select(invoice => invoice.Due));
        return sum.IsPositive ? policy.RuleOf(Tender.Card, due[0].InvoiceTypeId)!.Of(sum) : Money.Zero;
    }

    private static BandedServiceFee Bands(int[] steps, int[] rises)
    {
        var (end, fee, bands) = (0L, 0L, new List<ServiceFeeBand>());
        for (var place = 0; place < steps.Length; place++)
            bands.Add(new ServiceFeeBand(Money.OfCents(end += steps[place]), Money.OfCents(fee += rises[place])));
        bands.Add(new ServiceFeeBand(null, Money.OfCents(fee + rises[^1])));
        return new BandedServiceFee(bands);
    }
}
