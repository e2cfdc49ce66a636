using FsCheck;
using FsCheck.Fluent;
using Grancius.Domain.Common;
using Grancius.Domain.Fees;
using Grancius.Domain.Invoices;

namespace Grancius.UnitTests.Fees;

public class GlDistributionTests
{
    /// <summary>Up to twelve accounts whose parts add up to 100 %.</summary>
    private static readonly Gen<IReadOnlyList<GlPart>> Distributions =
        from count in Gen.Choose(1, GlDistribution.MostParts)
        from cuts in Gen.Choose(1, GlDistribution.Whole - 1).ArrayOf(count - 1)
        let edges = cuts.Distinct().Order().Prepend(0).Append(GlDistribution.Whole).ToArray()
        select (IReadOnlyList<GlPart>)[.. edges.Skip(1).Select((edge, place) => new GlPart($"001-{place}", edge - edges[place]))];

    [Fact]
    public void A_split_adds_up_to_the_cent_and_no_part_is_a_cent_off_its_share() => Prop.ForAll(
        Distributions.ToArbitrary(), Gen.Choose(0, int.MaxValue).ToArbitrary(), (parts, cents) =>
        {
            var amount = Money.OfCents(cents);
            var split = GlDistribution.Split(parts, amount);
            return GlDistribution.Check(parts).IsSuccess
                && Money.Sum(split.Select(part => part.Amount)) == amount
                && split.Select(part => part.GlAccount).SequenceEqual(parts.Select(part => part.GlAccount))
                && split.Zip(parts).All(pair => Math.Abs(pair.First.Amount.Cents - ((decimal)cents * pair.Second.BasisPoints / GlDistribution.Whole)) < 1);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Of_equal_remainders_the_first_account_gets_the_cent() =>
        GlDistribution.Split([new("001-1", 5000), new("001-2", 5000)], Money.OfCents(5001))
            .ShouldBe([new GlAmount("001-1", Money.OfCents(2501)), new GlAmount("001-2", Money.OfCents(2500))]);

    [Fact]
    public void A_fee_of_nothing_keeps_every_account() =>
        GlDistribution.Split([new("001-1", 7000), new("450-2", 3000)], Money.Zero).Select(part => part.GlAccount).ShouldBe(["001-1", "450-2"]);

    public static TheoryData<GlPart[], string> Refused => new()
    {
        { [], "gl_parts_count" },
        { [.. Enumerable.Range(0, 13).Select(place => new GlPart($"001-{place}", 700))], "gl_parts_count" },
        { [new("001-1", 9999)], "gl_parts_sum" },
        { [new("001-1", 5000), new("001-2", 5001)], "gl_parts_sum" },
        { [new("001-1", 10_000), new("001-2", 0)], "gl_part_percent" },
        { [new("001-1", 11_000), new("001-2", -1000)], "gl_part_percent" },
        { [new("001-1", 5000), new("001-1", 5000)], "gl_account_twice" },
        { [new("", 10_000)], "gl_account" },
        { [new("=1+1", 10_000)], "gl_account" },
        { [new("001;2", 10_000)], "gl_account" },
        { [new(new string('1', 61), 10_000)], "gl_account" },
    };

    [Theory]
    [MemberData(nameof(Refused), DisableDiscoveryEnumeration = true)]
    public void Parts_that_do_not_make_a_whole_are_refused(GlPart[] parts, string code) =>
        GlDistribution.Check(parts).Error!.Code.ShouldBe(code);

    [Fact]
    public void An_invoice_is_charged_each_accounts_part_and_has_one_line_more()
    {
        var invoice = Samples.AnInvoice(Samples.AnAccount(), 6, 1000);

        invoice.Charge([new GlAmount("001-0", Money.OfCents(70)), new GlAmount("450-2", Money.OfCents(30))]).IsSuccess.ShouldBeTrue();

        (invoice.Amount.Cents, invoice.LineCount).ShouldBe((1100, 2));
        invoice.Shares.Select(share => (share.GlAccount, share.Assessed.Cents)).ShouldBe([("001-0", 1070), ("450-2", 30)]);
    }
}
