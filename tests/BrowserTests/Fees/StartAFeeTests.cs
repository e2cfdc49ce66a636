using Grancius.BrowserTests.Fixture;
using static Microsoft.Playwright.Assertions;

namespace Grancius.BrowserTests.Fees;

/// <summary>A person without a bill works one out, sees why it costs what it costs, and pays it.</summary>
[Collection(Journeys.Name)]
public sealed class StartAFeeTests(Portal portal)
{
    [Theory]
    [MemberData(nameof(Browsing.EveryWay), MemberType = typeof(Browsing))]
    public async Task A_fee_is_worked_out_in_words_before_anything_is_asked_and_then_paid(bool script, string language, int width)
    {
        var spanish = language == "es";
        await portal.APayer(new Browsing(script, language, width), async payer =>
        {
            await payer.Opens($"/{Portal.County}");
            await payer.Follows("Start.Fee");
            await payer.IsAt("Fee.Department.Title");
            await payer.FollowsText(spanish ? "Departamento de Construcción" : "Building Department");
            await payer.IsAt("Fee.Kind.Title");
            await payer.FollowsText(spanish ? "Permiso de construcción" : "Building permit");
            await payer.IsAt("Fee.Value.Title");
            await payer.Page.GetByLabel(spanish ? "Valor de la obra en dólares" : "Construction value in dollars").FillAsync("123,456.78");
            await payer.Presses("Fee.Value.Submit");

            await payer.IsAt("Fee.Amount.Title");
            await payer.Sees(spanish ? "0.75 % de $123,456.78 = $925.93" : "0.75 % of $123,456.78 = $925.93");
            await Expect(payer.Page.Locator("main input:not([type=hidden])")).ToHaveCountAsync(0);

            await payer.Follows("Fee.Amount.Continue");
            await payer.IsAt("Fee.Person.Title");
            await payer.Types("Fee.Person.Name", "Ana Pérez");
            await payer.Types("Fee.Person.Street", "14 Oak Street");
            await payer.Types("Fee.Person.City", "Brooksville");
            await payer.Types("Fee.Person.State", "fl");
            await payer.Types("Fee.Person.Zip", "34601");
            await payer.Presses("Fee.Person.Submit");

            await payer.IsAt("Pay.Title");
            await payer.Sees("Ana Pérez");
            await Expect(payer.Page.Locator("#total")).ToHaveTextAsync("$925.93");
            await payer.PaysOnline("$925.93");
            await payer.Follows("Leave.Go");
            await payer.PaysThere(Payer.ApprovedCard);
            await payer.ComesBack();

            await payer.IsAt("Result.Paid.Title");
            await Expect(payer.Page.Locator("#amount")).ToHaveTextAsync("$925.93");
        });
    }
}
