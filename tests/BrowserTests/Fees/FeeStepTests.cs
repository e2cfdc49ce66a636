using Grancius.BrowserTests.Fixture;
using static Microsoft.Playwright.Assertions;

namespace Grancius.BrowserTests.Fees;

/// <summary>Every page on the way to a new fee, and what it says to a wrong answer.</summary>
[Collection(States.Name)]
public sealed class FeeStepTests(Portal portal)
{
    [Theory, InlineData("en"), InlineData("es")]
    public async Task From_the_department_to_the_amount(string language) => await portal.APayer(Browsing.In(language), async payer =>
    {
        await payer.Opens($"/{Portal.County}/fee");
        await payer.IsAt("Fee.Department.Title");
        await payer.FindsNothingWrong("fee-departments");
        await payer.FollowsText(language == "es" ? "Departamento de Construcción" : "Building Department");
        await payer.FindsNothingWrong("fee-kinds");
        await payer.FollowsText(language == "es" ? "Revisión de planos" : "Plan review");
        await payer.FindsNothingWrong("fee-value");

        await Expect(payer.Page.Locator(".usa-input-prefix")).ToHaveCountAsync(0);
        await payer.Page.Locator("#Value").FillAsync("a lot");
        await payer.Presses("Fee.Value.Submit");
        await payer.IsTold(payer.Words("Fee.Value.Wrong"));
        await Expect(payer.Page.Locator("#Value")).ToHaveValueAsync("a lot");
        await payer.FindsNothingWrong("fee-value-wrong");

        await payer.Page.Locator("#Value").FillAsync("750000");
        await payer.Presses("Fee.Value.Submit");
        await payer.IsAt("Fee.Amount.Title");
        await payer.Sees("$2,800.00");
        await payer.FindsNothingWrong("fee-amount");
    });

    [Theory, InlineData("en"), InlineData("es")]
    public async Task An_amount_that_is_given_stands_behind_a_dollar_sign(string language) => await portal.APayer(Browsing.In(language), async payer =>
    {
        await payer.Opens($"/{Portal.County}/fee/6/BLD-MISC");
        await Expect(payer.Page.Locator(".usa-input-prefix")).ToHaveTextAsync("$");
        await payer.Presses("Fee.Value.Submit");
        await payer.IsTold(payer.Words("Fee.Value.Missing"));
        await payer.FindsNothingWrong("fee-dollars-missing");
    });

    [Theory, InlineData("en"), InlineData("es")]
    public async Task Whose_it_is(string language) => await portal.APayer(Browsing.In(language), async payer =>
    {
        await payer.Opens($"/{Portal.County}/fee/43/PRM-SIGN");
        await payer.Sees("$50.00");
        await payer.Follows("Fee.Amount.Continue");
        await payer.IsAt("Fee.Person.Title");
        await payer.FindsNothingWrong("fee-person");

        await payer.Types("Fee.Person.Name", "Ana Pérez");
        await payer.Types("Fee.Person.Zip", "346");
        await payer.Presses("Fee.Person.Submit");
        await payer.IsTold(payer.Words("Fee.Person.Street.Missing"));
        await payer.IsTold(payer.Words("Fee.Person.Zip.Wrong"));
        await Expect(payer.Page.Locator("#Name")).ToHaveValueAsync("Ana Pérez");
        await payer.FindsNothingWrong("fee-person-wrong");
    });

    [Theory, InlineData("en"), InlineData("es")]
    public async Task Going_back_and_sending_other_answers_makes_no_second_bill(string language) => await portal.APayer(Browsing.In(language), async payer =>
    {
        await payer.Opens($"/{Portal.County}/fee/43/PRM-SIGN");
        await payer.Follows("Fee.Amount.Continue");
        await Answers(payer, "Ana Pérez");
        await payer.IsAt("Pay.Title");
        await payer.Page.GoBackAsync();
        await Answers(payer, "Ana Gómez");
        await payer.Sees(payer.Words("Fee.Person.Made.Title"));
        await payer.FindsNothingWrong("fee-person-made");
        await payer.Follows("Fee.Person.Made.See");
        await payer.Sees("Ana Pérez");
    });

    private static async Task Answers(Payer payer, string name)
    {
        await payer.IsAt("Fee.Person.Title");
        await payer.Types("Fee.Person.Name", name);
        await payer.Types("Fee.Person.Street", "14 Oak Street");
        await payer.Types("Fee.Person.City", "Brooksville");
        await payer.Types("Fee.Person.State", "FL");
        await payer.Types("Fee.Person.Zip", "34601");
        await payer.Presses("Fee.Person.Submit");
    }
}
