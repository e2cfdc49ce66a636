using Grancius.Domain.Jurisdictions;

namespace Grancius.UnitTests.Jurisdictions;

public class JurisdictionTests
{
    [Theory]
    [InlineData("co-hernando-fl")]
    [InlineData("st-johns2")]
    [InlineData("abc")]
    public void An_address_of_small_letters_digits_and_dashes_is_good(string slug) => Slugs.Check(slug).IsSuccess.ShouldBeTrue();

    [Theory]
    [InlineData("ab")]
    [InlineData("-county")]
    [InlineData("county-")]
    [InlineData("co--hernando")]
    [InlineData("Co-Hernando")]
    [InlineData("co hernando")]
    [InlineData("condé")]
    [InlineData("a/b")]
    [InlineData("..")]
    public void Any_other_shape_is_refused(string slug) => Slugs.Check(slug).Error!.Code.ShouldBe("slug_shape");

    [Theory]
    [InlineData("admin")]
    [InlineData("sign-in")]
    [InlineData("api")]
    [InlineData("docs")]
    [InlineData("assets")]
    [InlineData("counter")]
    [InlineData("payments")]
    [InlineData("public")]
    public void The_first_word_of_another_address_is_refused(string slug) => Slugs.Check(slug).Error!.Code.ShouldBe("slug_reserved");

    [Theory]
    [InlineData("BU5-", true)]
    [InlineData("A", true)]
    [InlineData("", false)]
    [InlineData("bu5-", false)]
    [InlineData("-BU5", false)]
    [InlineData("BU5 -", false)]
    [InlineData("ABCDEFGHIJK", false)]
    public void A_prefix_is_of_capital_letters_digits_and_dashes(string prefix, bool good) => ACounty().Numbers(prefix).IsSuccess.ShouldBe(good);

    [Fact]
    public void An_invoice_type_is_added_once_renamed_and_removed_only_where_nothing_uses_it()
    {
        var county = ACounty();
        county.AlsoTakes(new InvoiceType(43, "Permits", "Permisos")).IsSuccess.ShouldBeTrue();
        county.AlsoTakes(new InvoiceType(6, "Building", "Construcción")).IsSuccess.ShouldBeTrue();
        county.InvoiceTypes.Select(type => type.TypeId).ShouldBe([6, 43]);
        county.AlsoTakes(new InvoiceType(43, "Again", "Otra vez")).Error!.Code.ShouldBe("invoice_type_exists");

        county.Renames(new InvoiceType(43, "Sign permits", "Letreros")).IsSuccess.ShouldBeTrue();
        county.InvoiceTypes[1].Name.ShouldBe("Sign permits");
        county.Renames(new InvoiceType(7, "No", "No")).Error!.Code.ShouldBe("invoice_type_unknown");

        county.Charges(ServiceFeePolicy.None.With(Tender.Card, 43, new NoServiceFee()));
        var refused = county.NoLongerTakes(43, "fee code PRM-SIGN").Error!;
        (refused.Code, refused.Message.Contains("PRM-SIGN", StringComparison.Ordinal)).ShouldBe(("invoice_type_in_use", true));
        county.NoLongerTakes(43, null).IsSuccess.ShouldBeTrue();
        county.InvoiceTypes.ShouldHaveSingleItem();
        county.ServiceFees.Terms.ShouldBeEmpty();
    }

    [Fact]
    public void Every_zone_of_the_list_is_known_here() =>
        TimeZones.All.ShouldAllBe(zone => TimeZoneInfo.FindSystemTimeZoneById(zone) != null);

    [Fact]
    public void A_zone_from_elsewhere_is_refused() =>
        ACounty().IsDescribedAs("Hernando", "Europe/Berlin", Contact.None).Error!.Field.ShouldBe("timeZone");

    [Fact]
    public void A_biller_is_known_by_its_guid_whatever_its_case_and_by_nothing_else()
    {
        Samples.Biller.Is(Samples.BillerGuid.ToUpperInvariant() + " ").ShouldBeTrue();
        Samples.Biller.Is(Guid.CreateVersion7().ToString()).ShouldBeFalse();
        Samples.Biller.Is("").ShouldBeFalse();
        Biller.None.Is("").ShouldBeFalse();
        Biller.None.Is(null).ShouldBeFalse();
    }

    private static Jurisdiction ACounty() => Jurisdiction.Found("co-hernando-fl", "Hernando County", "America/New_York", "BU5-", Contact.None, Samples.Biller);
}
