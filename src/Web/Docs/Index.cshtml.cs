using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Grancius.Web.Docs;

/// <summary>The API's description as a page to read and to try.</summary>
public sealed class IndexModel : PageModel
{
    internal IReadOnlyList<ApiGroup> Groups { get; private set; } = [];

    /// <summary>The first part of every address, as this request sees it.</summary>
    internal string Root => $"{Request.Scheme}://{Request.Host}{Request.PathBase}";

    public async Task OnGetAsync(CancellationToken ct) =>
        Groups = await HttpContext.RequestServices.GetRequiredService<ApiReference>().Read(ct);
}
