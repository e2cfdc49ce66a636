using Grancius.Domain.Accounts;

namespace Grancius.UnitTests.Accounts;

public class CustomerTests
{
    [Theory]
    [InlineData("Stirn")]
    [InlineData("  stirn ")]
    [InlineData("STIRN")]
    [InlineData("Amber Stirn")]
    [InlineData("amber stirn")]
    [InlineData("34604")]
    [InlineData("34604-1234")]
    [InlineData("346041234")]
    public void The_last_name_the_whole_name_or_the_zip_proves_knowledge_of_the_bill(string words) =>
        Samples.Amber().IsKnownAs(words).ShouldBeTrue();

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("S")]
    [InlineData("Amber")]
    [InlineData("Stir")]
    [InlineData("Stirnn")]
    [InlineData("3460")]
    [InlineData("346045")]
    [InlineData("34605")]
    [InlineData("6153")]
    [InlineData("Brooksville")]
    public void A_part_of_it_or_another_word_does_not(string words) => Samples.Amber().IsKnownAs(words).ShouldBeFalse();

    [Theory]
    [InlineData("José Núñez", "nunez")]
    [InlineData("Jose Nunez", "Núñez")]
    [InlineData("Ana  María   Peña ", "pena")]
    public void Accents_and_space_do_not_count(string name, string words) =>
        (Samples.Amber() with { Name = name }).IsKnownAs(words).ShouldBeTrue();

    [Fact]
    public void A_customer_without_name_and_zip_is_known_as_nobody()
    {
        foreach (var words in new[] { "", " ", "Nobody", "00000" })
            Customer.Nobody.IsKnownAs(words).ShouldBeFalse();
    }

    [Fact]
    public void The_long_zip_of_the_bill_is_known_by_its_first_five_digits()
    {
        var customer = Samples.Amber() with { Zip = "34604-1234" };

        customer.IsKnownAs("34604").ShouldBeTrue();
        customer.IsKnownAs("34605").ShouldBeFalse();
    }
}
