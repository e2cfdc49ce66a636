using System.Net;
using System.Text.RegularExpressions;
using Grancius.Domain.Staff;
using Grancius.Infrastructure.Staff;

namespace Grancius.FunctionalTests.Fixture;

/// <summary>The way in, as a person goes it.</summary>
internal static partial class SigningIn
{
    public static Task<Answer> SignsIn(this StaffBrowser browser, StaffMember member, string password = Portal.Password, string? returnUrl = null) =>
        browser.SignsIn(member.Email, password, returnUrl);

    public static Task<Answer> SignsIn(this StaffBrowser browser, string email, string password, string? returnUrl = null) =>
        browser.Post(returnUrl is null ? "/sign-in" : $"/sign-in?returnUrl={Uri.EscapeDataString(returnUrl)}", null, ("Email", email), ("Password", password));

    /// <summary>From the password to the recovery codes, where there is no second factor yet.</summary>
    public static async Task<(string Key, IReadOnlyList<string> Codes)> SetsUp(this StaffBrowser browser, StaffMember member, TestClock clock)
    {
        (await browser.SignsIn(member)).ShouldBe(303).Location.ShouldBe("/sign-in/set-up");
        var page = (await browser.Get("/sign-in/set-up")).ShouldBe(200).Text;
        var key = KeyOn(page);
        var done = (await browser.Post("/sign-in/set-up", null, ("Sealed", SealedOn(page)), ("Code", TimeCodes.CodeAt(key, clock.GetUtcNow())))).ShouldBe(200);
        return (key, CodesOn(done.Text));
    }

    public static Task<Answer> EntersCode(this StaffBrowser browser, string key, TestClock clock) =>
        browser.Post("/sign-in/code", null, ("Code", TimeCodes.CodeAt(key, clock.GetUtcNow())));

    public static string KeyOn(string page) => KeyText().Match(page).Groups["it"].Value.Replace(" ", "", StringComparison.Ordinal);

    public static string SealedOn(string page) => WebUtility.HtmlDecode(SealedKey().Match(page).Groups["it"].Value);

    public static IReadOnlyList<string> CodesOn(string page) => [.. RecoveryCode().Matches(page).Select(match => match.Groups["it"].Value)];

    [GeneratedRegex("type: <code class=\"gr-code\">(?<it>[A-Z2-7 ]+)</code>", RegexOptions.None, 1000)]
    private static partial Regex KeyText();

    [GeneratedRegex("name=\"Sealed\" value=\"(?<it>[^\"]+)\"", RegexOptions.None, 1000)]
    private static partial Regex SealedKey();

    [GeneratedRegex("<li><code class=\"gr-code\">(?<it>[^<]+)</code>", RegexOptions.None, 1000)]
    private static partial Regex RecoveryCode();
}
