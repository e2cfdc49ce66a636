using Grancius.Application.Jurisdictions;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Grancius.Web.Jurisdictions;

/// <summary>The first page: whom is the payer paying? With only one jurisdiction there is nothing to ask.</summary>
public sealed class IndexModel(IMediator mediator) : PageModel
{
    /// <summary>Everyone who takes fees here, by name.</summary>
    public IReadOnlyList<JurisdictionSummary> Jurisdictions { get; private set; } = [];

    /// <summary>Shows the list, or goes straight on.</summary>
    public async Task<IActionResult> OnGet(CancellationToken ct)
    {
        Jurisdictions = (await mediator.Send(new ListJurisdictions(), ct)).Value;
        return Jurisdictions is [var only] ? Redirect("/" + only.Slug) : Page();
    }
}
