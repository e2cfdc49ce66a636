using System.Globalization;
using Grancius.Application.Jurisdictions;
using Grancius.Domain.Staff;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Grancius.Web.Jurisdictions.Keeping;

/// <summary>What one person alone may take off an invoice; above it a second one is needed.</summary>
[Authorize(Policy = nameof(StaffAction.ManageJurisdiction))]
public sealed class WaiversModel(IMediator mediator) : KeepingPage(mediator)
{
    /// <summary>Dollars.</summary>
    [BindProperty]
    public string? Limit { get; set; }

    /// <summary>Shows the limit of now.</summary>
    public async Task OnGet(CancellationToken ct) => Limit = (await Kept(ct)).WaiverLimit.Dollars.ToString("0.00", CultureInfo.InvariantCulture);

    /// <summary>Keeps it.</summary>
    public Task<IActionResult> OnPost(CancellationToken ct)
    {
        const NumberStyles AsPeopleWrite = NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands | NumberStyles.AllowLeadingSign;
        var isAmount = decimal.TryParse(Text(Limit).TrimStart('$'), AsPeopleWrite, CultureInfo.InvariantCulture, out var dollars);
        return Keep(new SetWaiverLimit(Me, isAmount ? dollars : null), OverviewModel.Address, ct);
    }
}
