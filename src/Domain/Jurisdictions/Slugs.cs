using Grancius.Domain.Common;

namespace Grancius.Domain.Jurisdictions;

/// <summary>The names that may stand first in an address and mean a jurisdiction.</summary>
public static class Slugs
{
    public const int Longest = 60;

    /// <summary>First parts of addresses that mean something else; in step with the routes, which a test compares.</summary>
    public static IReadOnlySet<string> TopWords { get; } = new HashSet<string>(StringComparer.OrdinalIgnoreCase)
    {
        "accessibility", "accounts", "admin", "api", "approvals", "assets", "cloudpaymentsapi", "counter", "docs", "error", "favicon", "fees",
        "finance", "health", "healthz", "help", "invitation", "invoices", "links", "login", "me", "metrics", "openapi", "payments", "portal",
        "privacy", "public", "readyz", "receipts", "robots", "sandbox", "search", "sign-in", "sign-out", "static", "webhooks", "well-known",
    };

    public static bool IsTopWord(string slug) => TopWords.Contains(slug);

    /// <summary>Small letters, digits and single dashes between them, 3 to 60, and not the first word of another address.</summary>
    public static Result Check(string slug)
    {
        if (slug.Length is < 3 or > Longest || slug[0] == '-' || slug[^1] == '-' || slug.Contains("--", StringComparison.Ordinal)
            || !slug.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-'))
            return JurisdictionErrors.SlugShape;

        return IsTopWord(slug) ? JurisdictionErrors.SlugReserved(slug) : Result.Success;
    }
}

/// <summary>A slug that was given to a jurisdiction, now or before: an old one still leads there, and is nobody else's.</summary>
public sealed class JurisdictionSlug
{
    private JurisdictionSlug() // EF Core
    {
    }

    public JurisdictionSlug(string slug, JurisdictionId jurisdiction) => (Slug, JurisdictionId) = (slug, jurisdiction);

    public string Slug { get; private set; } = "";

    public JurisdictionId JurisdictionId { get; private set; }
}
