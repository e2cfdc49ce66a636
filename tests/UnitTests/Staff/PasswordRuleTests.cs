using Grancius.Domain.Staff;

namespace Grancius.UnitTests.Staff;

public class PasswordRuleTests
{
    private static readonly string[] Names = ["Nia Newman", "nia.newman@co-hernando-fl.example", "Hernando County", "co-hernando-fl"];

    [Theory]
    [InlineData("seven herons over the bay")]
    [InlineData("correct horse battery staple")]
    [InlineData("n7#kQ!vT2pLx9z_")]
    [InlineData("méchants oiseaux de mer")]
    [InlineData("orange grove at noon")]
    [InlineData("               4 quiet owls")]
    public void A_long_password_of_ones_own_is_taken_whatever_it_is_made_of(string password) => PasswordRule.Refuses(password, Names).ShouldBeNull();

    [Theory]
    [InlineData("14 characters!")]
    [InlineData("")]
    [InlineData("Xy7!")]
    public void A_short_one_is_refused(string password) => PasswordRule.Refuses(password, Names)!.Code.ShouldBe("password_short");

    [Theory]
    [InlineData("passwordpassword")]
    [InlineData("Password1234567!")]
    [InlineData("qwertyuiopasdfgh")]
    [InlineData("123456789012345")]
    [InlineData("aaaaaaaaaaaaaaaaaa")]
    [InlineData("abababababababab")]
    [InlineData("Welcome2Florida2026")]
    [InlineData("NiaNewmanNiaNewman")]
    [InlineData("hernandocounty2026!")]
    [InlineData("co-hernando-fl-example")]
    [InlineData("letmeinletmeinletmein")]
    public void One_that_is_guessed_first_is_refused(string password) => PasswordRule.Refuses(password, Names)!.Code.ShouldBe("password_easy");
}
