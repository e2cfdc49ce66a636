using Grancius.Application.Jurisdictions;
using Grancius.Domain.Jurisdictions;
using Grancius.Domain.Staff;
using Grancius.Web.Shared;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Grancius.Web.Jurisdictions.Keeping;

/// <summary>Name, time zone and contact.</summary>
[Authorize(Policy = nameof(StaffAction.ManageJurisdiction))]
public sealed class DetailsModel(IMediator mediator) : KeepingPage(mediator)
{
    /// <summary>As payers know it.</summary>
    [BindProperty]
    public string? Name { get; set; }

    /// <summary>IANA name.</summary>
    [BindProperty]
    public string? TimeZone { get; set; }

    /// <summary>Whom payers call.</summary>
    [BindProperty]
    public string? Phone { get; set; }

    /// <summary>Where payers write.</summary>
    [BindProperty]
    public string? Email { get; set; }

    /// <summary>On receipts.</summary>
    [BindProperty]
    public string? Address { get; set; }

    /// <summary>The zones to choose from.</summary>
    public static IEnumerable<SelectListItem> Zones => TimeZones.All.Select(zone => new SelectListItem(Words(zone), zone));

    /// <summary>The zone as people say it: "Eastern, New York".</summary>
    public static string Words(string zone)
    {
        var place = zone[(zone.IndexOf('/', StringComparison.Ordinal) + 1)..].Replace('_', ' ').Split('/');
        return $"{ZoneName.Region(TimeZoneInfo.FindSystemTimeZoneById(zone))}, {string.Join(", ", place.Reverse())}";
    }

    /// <summary>Shows what is kept.</summary>
    public async Task OnGet(CancellationToken ct)
    {
        var kept = await Kept(ct);
        (Name, TimeZone, Phone, Email, Address) = (kept.Name, kept.TimeZone, kept.Contact.Phone, kept.Contact.Email, kept.Contact.Address);
    }

    /// <summary>Keeps what was typed.</summary>
    public Task<IActionResult> OnPost(CancellationToken ct) =>
        Keep(new DescribeJurisdiction(Me, Text(Name), Text(TimeZone), Text(Phone), Text(Email), Text(Address)), OverviewModel.Address, ct);
}
