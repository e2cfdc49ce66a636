namespace Grancius.Web.Shared;

/// <summary>What the shell around the pages needs to know; filled from configuration by <see cref="WebShell"/>.</summary>
public sealed class WebShellOptions
{
    /// <summary>
    /// Origins besides our own that a form may end at. A browser holds a form's whole chain of redirects against
    /// <c>form-action</c>, so the processor's hosts belong here.
    /// </summary>
    public ISet<string> FormTargets { get; } = new SortedSet<string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// First parts of addresses that machines call: they get plain status codes and never an error page in HTML.
    /// </summary>
    public ISet<string> MachinePaths { get; } = new SortedSet<string>(StringComparer.OrdinalIgnoreCase)
    {
        "/api", "/assets", "/cloudpaymentsapi", "/healthz", "/metrics", "/openapi", "/portal", "/Public", "/readyz",
        "/sandbox",
    };

    /// <summary>The head of pages that belong to no jurisdiction, error pages among them.</summary>
    public SiteHead DefaultHead { get; set; } = new(null, "Grancius", null, null, Demo: false, null);
}
