using Grancius.Domain.Staff;
using Grancius.FunctionalTests.Fixture;

namespace Grancius.FunctionalTests.Access;

public abstract class ApiKeyPageTests(Portal portal) : PortalTest(portal)
{
    private const string New = "/admin/api-keys/new";

    [Fact]
    public async Task A_key_is_shown_once_kept_as_a_hash_and_does_what_its_scopes_say()
    {
        using var administrator = await Portal.SignedInAs(StaffRole.Administrator);
        var made = await Made(administrator, "Permit system", "365", "invoices:read", "readers:read");
        var key = KeyOn(made);

        (await Portal.Get("invoices", key)).ShouldBe(200);
        (await Portal.Get("readers", key)).ShouldBe(200);
        (await Portal.Get("ledger/trial-balance", key)).ShouldBeProblem(403, "scope_missing");
        (await Portal.Get($"/api/v1/{Portal.City}/invoices", key)).ShouldBeProblem(403, "forbidden");
        var list = (await administrator.Get("/admin/api-keys")).ShouldBe(200).Text;
        list.ShouldContain("Permit system");
        list.ShouldContain(key[..8]);
        list.ShouldNotContain(key);
        (await Portal.Number($"SELECT count(*) FROM api_keys WHERE hash LIKE '%{key}%' OR hint = '{key}'")).ShouldBe(0);
        (await Portal.Number($"SELECT count(*) FROM audit_entries WHERE what LIKE '%{key}%'")).ShouldBe(0, "no secret in the trail");
        (await Entries("api_key_issued")).ShouldBe(1);
    }

    [Fact]
    public async Task The_same_form_sent_twice_makes_one_key()
    {
        using var administrator = await Portal.SignedInAs(StaffRole.Administrator);
        var id = (await administrator.Get(New)).Text.Hidden("Id");
        (string, string)[] form = [("Id", id), ("Name", "Permit system"), ("Scopes", "invoices:read"), ("Days", "90")];
        (await administrator.Post(New, null, form)).ShouldBe(200);

        var again = (await administrator.Post(New, null, form)).ShouldBe(200).Text;

        again.ShouldContain("This form was sent before");
        again.ShouldNotContain("value=\"gr_");
        (await Portal.Number("SELECT count(*) FROM api_keys WHERE name = 'Permit system'")).ShouldBe(1);
    }

    [Fact]
    public async Task What_is_missing_is_said_beside_its_field_and_what_was_typed_is_kept()
    {
        using var administrator = await Portal.SignedInAs(StaffRole.Administrator);
        var id = (await administrator.Get(New)).Text.Hidden("Id");

        var page = (await administrator.Post(New, null, [("Id", id), ("Name", ""), ("Scopes", "no:such"), ("Days", "365")])).ShouldBe(200).Text;
        page.ShouldContain("Enter a name that says which program uses the key.");
        page.ShouldContain("Choose from the list.");
        page.ShouldContain("id=\"Name-error\"");
        page.ShouldContain("<title>Error: ");

        page = (await administrator.Post(New, null, [("Id", id), ("Name", new string('n', 81)), ("Scopes", "readers:read"), ("Days", "90")])).ShouldBe(200).Text;
        page.ShouldContain(new string('n', 81));
        page.Split("checked=\"checked\"").Length.ShouldBe(2, "the one that was chosen");
        page.ShouldContain("A name has at most 80 letters.");
        (await Portal.Number("SELECT count(*) FROM api_keys WHERE hint <> ''")).ShouldBe(0);
    }

    [Fact]
    public async Task Rotated_the_old_key_is_good_until_the_overlap_ends_and_the_new_one_after()
    {
        using var administrator = await Portal.SignedInAs(StaffRole.Administrator);
        var old = KeyOn(await Made(administrator, "Permit system", "0", "invoices:read"));
        var page = await PageOf("Permit system");

        var rotated = (await administrator.Post(page, $"{page}?handler=Rotate", ("NewId", (await administrator.Get(page)).Text.Hidden("NewId")), ("OverlapHours", "24"))).ShouldBe(200).Text;
        var fresh = KeyOn(rotated);

        (await Portal.Get("invoices", old)).ShouldBe(200);
        (await Portal.Get("invoices", fresh)).ShouldBe(200);
        Portal.TimePasses(TimeSpan.FromHours(24));
        (await Portal.Get("invoices", old)).ShouldBeProblem(401, "api_key_expired");
        (await Portal.Get("invoices", fresh)).ShouldBe(200);
        (await Portal.Get("readers", fresh)).ShouldBeProblem(403, "scope_missing");
        (await Entries("api_key_rotated")).ShouldBe(1);
    }

    [Fact]
    public async Task Withdrawn_a_key_opens_nothing_at_once()
    {
        using var administrator = await Portal.SignedInAs(StaffRole.Administrator);
        var key = KeyOn(await Made(administrator, "Permit system", "0", "invoices:read"));
        var page = await PageOf("Permit system");

        (await administrator.Post(page, $"{page}?handler=Withdraw")).ShouldBe(303);

        (await Portal.Get("invoices", key)).ShouldBeProblem(401, "api_key_withdrawn");
        (await administrator.Get(page)).Text.ShouldNotContain("handler=Rotate");
        (await Entries("api_key_withdrawn")).ShouldBe(1);
    }

    /// <summary>A node remembers keys for two seconds, and forgets them when they are changed through itself.</summary>
    [Fact]
    public async Task Withdrawn_while_it_is_in_use_a_key_opens_nothing_here_at_once_and_on_another_node_two_seconds_later()
    {
        using var administrator = await Portal.SignedInAs(StaffRole.Administrator);
        var key = KeyOn(await Made(administrator, "Permit system", "0", "invoices:read"));
        var page = await PageOf("Permit system");
        var another = await Portal.AnotherNode();
        (await Portal.Get("invoices", key)).ShouldBe(200);
        (await Portal.Get("invoices", key, another)).ShouldBe(200);

        (await administrator.Post(page, $"{page}?handler=Withdraw")).ShouldBe(303);

        (await Portal.Get("invoices", key)).ShouldBeProblem(401, "api_key_withdrawn");
        Portal.TimePasses(TimeSpan.FromSeconds(2));
        (await Portal.Get("invoices", key, another)).ShouldBeProblem(401, "api_key_withdrawn");
    }

    [Fact]
    public async Task Another_jurisdictions_key_is_not_there()
    {
        using var administrator = await Portal.SignedInAs(StaffRole.Administrator);
        await Made(administrator, "Permit system", "0", "invoices:read");
        var page = await PageOf("Permit system");
        using var other = await Portal.SignedInAs(StaffRole.Administrator, Portal.City);

        (await other.Get(page)).ShouldBe(404);
        (await other.Post(New, $"{page}?handler=Withdraw")).ShouldBe(404);
        (await other.Get("/admin/api-keys")).Text.ShouldNotContain("Permit system");
        (await Portal.Number("SELECT count(*) FROM api_keys WHERE withdrawn_at IS NOT NULL")).ShouldBe(0);
    }

    [Theory]
    [InlineData(StaffRole.Clerk)]
    [InlineData(StaffRole.Finance)]
    [InlineData(StaffRole.Auditor)]
    public async Task Nobody_but_administrators_sees_them(StaffRole role)
    {
        using var somebody = await Portal.SignedInAs(role);

        (await somebody.Get("/admin/api-keys")).ShouldBe(403);
        (await somebody.Get(New)).ShouldBe(403);
    }

    private static async Task<string> Made(StaffBrowser administrator, string name, string days, params string[] scopes) => (await administrator.Post(New, null,
        [("Id", (await administrator.Get(New)).Text.Hidden("Id")), ("Name", name), ("Days", days), .. scopes.Select(scope => ("Scopes", scope))])).ShouldBe(200).Text;

    private static string KeyOn(string page) => page.Attribute("value", "gr_");

    private async Task<string> PageOf(string name) => await Portal.InStore(async services =>
    {
        var db = (Application.Common.IGranciusDb)services.GetService(typeof(Application.Common.IGranciusDb))!;
        var key = await Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions.SingleAsync(db.ApiKeys, key => key.Name == name && key.ReplacedBy == null);
        return $"/admin/api-keys/{key.Id.Value}";
    });

    private Task<long> Entries(string action) => Portal.Number($"SELECT count(*) FROM audit_entries WHERE action = '{action}'");
}

[Collection(OnSqlite.Name)]
public sealed class ApiKeyPagesOnSqlite(SqlitePortal portal) : ApiKeyPageTests(portal);

[Collection(OnPostgres.Name)]
public sealed class ApiKeyPagesOnPostgres(PostgresPortal portal) : ApiKeyPageTests(portal);
