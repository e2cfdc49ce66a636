using Grancius.Domain.Staff;
using Grancius.FunctionalTests.Fixture;
using Grancius.FunctionalTests.Jurisdictions;
using Microsoft.AspNetCore.Http;

namespace Grancius.FunctionalTests.Staff;

/// <summary>
/// Every form of the staff's pages, asked of the program itself: sent empty, and with far too much in each field. It answers
/// with a message and keeps what was typed; it never fails.
/// </summary>
public abstract class BadInputTests(Portal portal) : PortalTest(portal)
{
    /// <summary>Longer than any field.</summary>
    private static readonly string TooMuch = new('x', 12_000);

    /// <summary>What a form has hidden, or chosen from a list or a file: nobody types it, and it is not shown again.</summary>
    private static readonly string[] NotTyped = ["key", "sealed", "state", "answer", "passkey", "password", "current", "secret", "code", "returnurl", "token", "rule", "carried", "fingerprint", "confirmed"];

    /// <summary>They add a line or show other fields, and judge nothing yet.</summary>
    private static readonly string[] Steps = ["More", "Account", "Fields", "Band", "Example"];

    /// <summary>Their form shares the page with fields that they do not take.</summary>
    private static readonly string[] Buttons = ["Remove", "Test", "On", "Off", "Submit", "Approve"];

    /// <summary>Nothing but boxes to tick, and words of which row decides which form it is (see below).</summary>
    private static readonly string[] Apart = ["/admin/biller/invoice-options", "/approvals"];

    private readonly List<string> _wrong = [];

    [Theory]
    [InlineData("")]
    [InlineData("too much")]
    public async Task Each_form_answers_bad_input_with_a_message_and_keeps_what_was_typed(string typed)
    {
        var value = typed.Length == 0 ? "" : TooMuch;
        var world = await TheCounty.Lives(Portal);
        var forms = (await Portal.InStore(SiteRoute.All)).Where(route => route.IsOfStaff && route.IsPost && Typed(route).Any()).ToList();
        forms.Count.ShouldBeGreaterThan(20);
        var places = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var form in forms)
        {
            using var member = await Portal.SignedInAs(Enum.GetValues<StaffRole>());
            if (!places.TryGetValue(form.Template, out var place))
                places[form.Template] = place = await Place(member, form, world);
            if (place is null)
            {
                _wrong.Add($"{form} has no page that opens");
                continue;
            }

            var to = form.Handler is null ? place : $"{place}{(place.Contains('?', StringComparison.Ordinal) ? '&' : '?')}handler={form.Handler}";
            var answer = await member.Post("/me", to, Typed(form).Select(field => (field, value)));
            Judge(form, answer, value);
        }

        _wrong.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("", "Refuse")]
    [InlineData("too much", "Refuse")]
    [InlineData("too much", "Approve")]
    public async Task Words_of_a_decision_that_will_not_do_are_kept_beside_the_message(string typed, string decision)
    {
        await TheCounty.Lives(Portal);
        using var second = await Portal.SignedInAs(StaffRole.Supervisor);
        var request = (await second.Get("/approvals")).Text.Split("name=\"Id\" value=\"")[1][..36];

        var page = (await second.Post("/approvals", $"/approvals?handler={decision}", ("Id", request), ("Words", typed.Length == 0 ? "" : TooMuch))).ShouldBe(200).Text;

        page.ShouldContain($"id=\"words-{request}-error\"");
        page.ShouldContain($"aria-describedby=\"words-{request}-error\"");
        page.Contains(TooMuch, StringComparison.Ordinal).ShouldBe(typed.Length > 0);
    }

    private void Judge(SiteRoute form, Answer answer, string value)
    {
        if (answer.Status >= 500 || answer.Text.Contains("   at Grancius.", StringComparison.Ordinal))
            _wrong.Add($"{form} failed with {answer.Status}");
        else if (Steps.Contains(form.Handler) || Buttons.Contains(form.Handler) || Apart.Contains(form.Template))
            return;
        else if (answer.Status == 200 && !answer.Text.Contains("usa-error-message", StringComparison.Ordinal) && !answer.Text.Contains("usa-alert--error", StringComparison.Ordinal))
            _wrong.Add($"{form} shows no message");
        else if (answer.Status is not (200 or 400 or 404 or 409 or 410 or 413 or 422) && value.Length > 0)
            _wrong.Add($"{form} answered {answer.Status} {answer.Location}");
        else if (answer.Status == 200 && value.Length > 0 && Typed(form).Any(IsShown) && !answer.Text.Contains("xxxxxxxxxx", StringComparison.Ordinal))
            _wrong.Add($"{form} lost what was typed: {string.Join(", ", Typed(form).Where(IsShown))}");
    }

    private static bool IsShown(string field) => !NotTyped.Any(word => field.Split('.')[^1].Contains(word, StringComparison.OrdinalIgnoreCase));

    /// <summary>Names of the fields that are words.</summary>
    private static IEnumerable<string> Typed(SiteRoute form) => form.Fields
        .Where(field => !form.Endpoint.RoutePattern.Parameters.Any(parameter => parameter.Name.Equals(field.Name, StringComparison.OrdinalIgnoreCase)))
        .SelectMany(field => Words(field.Name, field.Type, 0));

    private static IEnumerable<string> Words(string name, Type type, int depth)
    {
        if (type == typeof(string))
            return [name];
        if (type.IsGenericType && type.GetGenericArguments() is [var item] && typeof(System.Collections.IEnumerable).IsAssignableFrom(type))
            return item.IsEnum ? [] : Words($"{name}[0]", item, depth + 1);
        return depth > 2 || type.Assembly != typeof(Grancius.Web.Shared.StaffPage).Assembly || type.IsEnum
            ? []
            : type.GetProperties().Where(property => property.CanWrite).SelectMany(property => Words($"{name}.{property.Name}", property.PropertyType, depth + 1));
    }

    /// <summary>Where the form stands, of something that is there.</summary>
    private static async Task<string?> Place(StaffBrowser member, SiteRoute form, OtherWorld world)
    {
        var page = form with { Handler = null };
        for (var word = 0; word < world.Values["number"].Count; word++)
        {
            foreach (var id in world.Ids)
            {
                var place = page.Address(name => IsId(page, name) ? id : world.Values[name][word % world.Values[name].Count]);
                place = page.Fields.Any(field => field.Name == "fee") ? $"{place}?fee={id}" : place;
                if ((await member.Get(place)).Status == StatusCodes.Status200OK)
                    return place;
                if (place == page.Template)
                    return null;
            }
        }

        return null;
    }

    private static bool IsId(SiteRoute page, string name) =>
        page.Endpoint.RoutePattern.Parameters.Single(parameter => parameter.Name == name).ParameterPolicies.Any(policy => policy.Content == "guid");
}

[Collection(OnSqlite.Name)]
public sealed class BadInputOnSqlite(SqlitePortal portal) : BadInputTests(portal);

[Collection(OnPostgres.Name)]
public sealed class BadInputOnPostgres(PostgresPortal portal) : BadInputTests(portal);
