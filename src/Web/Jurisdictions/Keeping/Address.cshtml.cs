using Grancius.Application.Jurisdictions;
using Grancius.Domain.Staff;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Grancius.Web.Jurisdictions.Keeping;

/// <summary>The part of every address that names the jurisdiction, with what changes and what does not when it does.</summary>
[Authorize(Policy = nameof(StaffAction.ManageJurisdiction))]
public sealed class AddressModel(IMediator mediator) : KeepingPage(mediator)
{
    /// <summary>Without the slash.</summary>
    [BindProperty]
    public string? Slug { get; set; }

    /// <summary>Shows the address of now.</summary>
    public void OnGet() => Slug = Place.Slug;

    /// <summary>Moves there.</summary>
    public Task<IActionResult> OnPost(CancellationToken ct) => Keep(new MoveJurisdiction(Me, Text(Slug)), OverviewModel.Address, ct);
}
