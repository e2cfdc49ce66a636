using System.Globalization;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Localization;
using Microsoft.Net.Http.Headers;

namespace Grancius.Web.Shared;

/// <summary>
/// Which of the two languages a page is in: <c>?lang=</c> decides and is remembered in a cookie, else the cookie, else
/// what the browser asks for, else English.
/// </summary>
public sealed class Language : RequestCultureProvider
{
    /// <summary>Name of the query value and of the cookie; its values are <c>en</c> and <c>es</c>.</summary>
    public const string Key = "lang";

    internal static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-US");
    internal static readonly CultureInfo Spanish = CultureInfo.GetCultureInfo("es-US");

    /// <summary><c>en</c> or <c>es</c>, as the page's <c>lang</c> attribute has it.</summary>
    public static string Current => IsSpanish ? "es" : "en";

    /// <summary>True while a page in Spanish is made.</summary>
    public static bool IsSpanish =>
        string.Equals(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName, "es", StringComparison.Ordinal);

    /// <summary>The culture of <c>en</c> or <c>es</c>; English for any other.</summary>
    public static CultureInfo Culture(string language) => CultureOf(language) ?? English;

    /// <summary>Of the same words in both languages, those of the page.</summary>
    public static string Of(string english, string spanish) => IsSpanish ? spanish : english;

    /// <summary>True when the reader has chosen a language here, now or before, and none needs to be guessed.</summary>
    public static bool IsChosen(HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return CultureOf(request.Query[Key]) is not null || CultureOf(request.Cookies[Key]) is not null;
    }

    /// <inheritdoc />
    public override Task<ProviderCultureResult?> DetermineProviderCultureResult(HttpContext httpContext)
    {
        ArgumentNullException.ThrowIfNull(httpContext);
        var asked = CultureOf(httpContext.Request.Query[Key]);
        if (asked is not null)
            Remember(httpContext, asked);

        var culture = asked ?? CultureOf(httpContext.Request.Cookies[Key]) ?? Accepted(httpContext.Request) ?? English;
        return Task.FromResult<ProviderCultureResult?>(new ProviderCultureResult(culture.Name));
    }

    /// <summary>This page's own address in the other language.</summary>
    internal static string AddressIn(string language, HttpRequest request, string path)
    {
        var query = new QueryBuilder(request.Query
            .Where(pair => !string.Equals(pair.Key, Key, StringComparison.OrdinalIgnoreCase)))
        {
            { Key, language },
        };
        return path + query.ToQueryString();
    }

    private static CultureInfo? CultureOf(string? language) => language switch
    {
        "en" => English,
        "es" => Spanish,
        _ => null,
    };

    private static CultureInfo? Accepted(HttpRequest request) => request.GetTypedHeaders().AcceptLanguage
        .OrderByDescending(entry => entry, StringWithQualityHeaderValueComparer.QualityComparer)
        .Select(entry => CultureOf(entry.Value.Value?.Split('-')[0].ToLowerInvariant()))
        .FirstOrDefault(culture => culture is not null);

    private static void Remember(HttpContext context, CultureInfo culture) => context.Response.Cookies.Append(
        Key,
        culture.TwoLetterISOLanguageName,
        new CookieOptions
        {
            MaxAge = TimeSpan.FromDays(365),
            HttpOnly = true,
            IsEssential = true,
            SameSite = Microsoft.AspNetCore.Http.SameSiteMode.Lax,
            Secure = context.Request.IsHttps,
        });
}
