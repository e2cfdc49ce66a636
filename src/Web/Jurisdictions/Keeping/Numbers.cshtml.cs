using System.Globalization;
using Grancius.Application.Jurisdictions;
using Grancius.Domain.Staff;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Grancius.Web.Jurisdictions.Keeping;

/// <summary>What account numbers made on the fly begin with, and which comes next.</summary>
[Authorize(Policy = nameof(StaffAction.ManageJurisdiction))]
public sealed class NumbersModel(IMediator mediator) : KeepingPage(mediator)
{
    /// <summary>Such as <c>BU5-</c>.</summary>
    [BindProperty]
    public string? Prefix { get; set; }

    /// <summary>Of the next account.</summary>
    [BindProperty]
    public string? Next { get; set; }

    /// <summary>Shows the prefix and the number of now.</summary>
    public async Task OnGet(CancellationToken ct)
    {
        var kept = await Kept(ct);
        (Prefix, Next) = (kept.AccountPrefix, kept.NextNumber.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>Keeps both.</summary>
    public Task<IActionResult> OnPost(CancellationToken ct)
    {
        // What is no number is 0, which is refused together with whatever else is wrong.
        _ = long.TryParse(Text(Next).Replace(",", "", StringComparison.Ordinal), NumberStyles.None, CultureInfo.InvariantCulture, out var next);
        return Keep(new NumberAccounts(Me, Text(Prefix), next), OverviewModel.Address, ct);
    }
}
