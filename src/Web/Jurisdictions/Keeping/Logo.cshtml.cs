using Grancius.Application.Jurisdictions;
using Grancius.Domain.Jurisdictions;
using Grancius.Domain.Staff;
using Grancius.Web.Shared;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Grancius.Web.Jurisdictions.Keeping;

/// <summary>The picture at the head of the pages, and what it says to those who do not see it.</summary>
/// <remarks>A picture that is too large is told its limit here, not cut off by the server's.</remarks>
[Authorize(Policy = nameof(StaffAction.ManageJurisdiction))]
[RequestSizeLimit(LargestForm)]
public sealed class LogoModel(IMediator mediator) : KeepingPage(mediator)
{
    private const int LargestForm = 10 * 1024 * 1024;

    /// <summary>A new picture; none to keep the one that is there.</summary>
    [BindProperty]
    public new IFormFile? File { get; set; }

    /// <summary>What it says.</summary>
    [BindProperty]
    public string? Alt { get; set; }

    /// <summary>Where the logo of now is; null where there is none.</summary>
    public string? Address => SiteHead.LogoOf(Place.Slug, Place.Look);

    /// <summary>Shows the logo of now.</summary>
    public void OnGet() => Alt = Place.Look.LogoAlt;

    /// <summary>Keeps the picture and its text.</summary>
    public async Task<IActionResult> OnPost(CancellationToken ct)
    {
        if (File is null && Address is null)
            _ = Refused(JurisdictionErrors.LogoMissing);
        else if (File is { Length: > JurisdictionLogo.MostBytes or 0 })
            _ = Refused(JurisdictionErrors.LogoSize((int)File.Length));
        if (Text(Alt).Length == 0)
            _ = Refused(JurisdictionErrors.LogoAltMissing);
        return await Keep(new SetLogo(Me, ModelState.IsValid ? await Picture(ct) : null, Text(Alt)), OverviewModel.Address, ct);
    }

    /// <summary>Takes the logo away.</summary>
    public Task<IActionResult> OnPostRemove(CancellationToken ct) => Keep(new RemoveLogo(Me), OverviewModel.Address, ct);

    private async Task<byte[]?> Picture(CancellationToken ct)
    {
        if (File is null)
            return null;

        using var read = new MemoryStream();
        await File.CopyToAsync(read, ct);
        return read.ToArray();
    }
}
