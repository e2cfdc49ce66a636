using System.Text.RegularExpressions;
using Grancius.Domain.Staff;
using Grancius.FunctionalTests.Fixture;

namespace Grancius.FunctionalTests.Staff;

/// <summary>After a button that works something out, the next one does what it says and not the same again.</summary>
public abstract partial class FormTargetTests(Portal portal) : PortalTest(portal)
{
    [Theory]
    [InlineData(StaffRole.Finance, "/fees/new", "Account")]
    [InlineData(StaffRole.Finance, "/fees/codes/PRM-SIGN/draft", "Example")]
    [InlineData(StaffRole.Clerk, "/accounts/new", "More")]
    [InlineData(StaffRole.Administrator, "/admin/service-fees/card/others", "Example")]
    [InlineData(StaffRole.Administrator, "/admin/jurisdiction/colors", "Check")]
    public async Task The_form_that_was_sent_to_another_handler_is_sent_to_its_page_again(StaffRole role, string page, string handler)
    {
        using var somebody = await Portal.SignedInAs(role);

        var shown = (await somebody.Post(page, $"{page}?handler={handler}")).ShouldBe(200).Text;

        Addresses().Matches(shown).Select(match => match.Groups["address"].Value).ShouldNotContain(address => address.Contains("handler", StringComparison.Ordinal));
        shown.ShouldContain($"action=\"{page}\"");
    }

    [GeneratedRegex("<form[^>]* action=\"(?<address>[^\"]*)\"", RegexOptions.None, 1000)]
    private static partial Regex Addresses();
}

[Collection(OnSqlite.Name)]
public sealed class FormTargetOnSqlite(SqlitePortal portal) : FormTargetTests(portal);

[Collection(OnPostgres.Name)]
public sealed class FormTargetOnPostgres(PostgresPortal portal) : FormTargetTests(portal);
