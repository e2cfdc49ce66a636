using Grancius.Application.Accounts;

namespace Grancius.UnitTests.Accounts;

public class CustomerValidatorTests
{
    [Theory]
    [InlineData("4111111111111111")]
    [InlineData("4111 1111 1111 1111")]
    [InlineData("4111-1111-1111-1111")]
    [InlineData("Amber 378282246310005 Stirn")]
    [InlineData("6011000990139424")]
    [InlineData("12 Main St 4111111111111111")]
    [InlineData("4111 1111 1111 1111, Unit 7")]
    [InlineData("12 4111111111111111")]
    public void A_card_number_is_seen_whatever_stands_around_it(string text) => CardNumber.IsIn(text).ShouldBeTrue();

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Amber Stirn")]
    [InlineData("6153 Zirkels Circle")]
    [InlineData("4111111111111112")]
    [InlineData("411111111111")]
    [InlineData("352 754 4000, 352 754 4001")]
    public void Other_numbers_are_not_cards(string? text) => CardNumber.IsIn(text).ShouldBeFalse();

    [Fact]
    public void The_sample_case_is_of_the_right_shape() => new CustomerValidator().Validate(Samples.Amber()).IsValid.ShouldBeTrue();

    [Fact]
    public void Each_field_that_is_wrong_says_what_to_enter()
    {
        var found = new CustomerValidator().Validate(new Domain.Accounts.Customer("", "", "", "Florida", "3460", "nobody"));

        found.Errors.Select(error => error.PropertyName).Distinct().ShouldBe(["Name", "Address", "City", "State", "Zip", "Email"]);
        found.Errors.Select(error => error.ErrorMessage).ShouldContain("Enter the ZIP code as five digits, such as 34604.");
    }

    [Fact]
    public void A_card_number_typed_into_any_field_of_words_is_refused()
    {
        const string card = "4111 1111 1111 1111";
        var validator = new CustomerValidator();

        validator.Validate(Samples.Amber() with { Name = card }).IsValid.ShouldBeFalse();
        validator.Validate(Samples.Amber() with { Address = card }).IsValid.ShouldBeFalse();
        validator.Validate(Samples.Amber() with { City = card }).IsValid.ShouldBeFalse();
    }
}
