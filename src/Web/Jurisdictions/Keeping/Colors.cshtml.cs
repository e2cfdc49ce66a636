using Grancius.Application.Jurisdictions;
using Grancius.Domain.Jurisdictions;
using Grancius.Domain.Staff;
using Grancius.Web.Shared;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Grancius.Web.Jurisdictions.Keeping;

/// <summary>The accent and the letters on it; colours that somebody could not read are refused.</summary>
[Authorize(Policy = nameof(StaffAction.ManageJurisdiction))]
public sealed class ColorsModel(IMediator mediator) : KeepingPage(mediator)
{
    /// <summary>As <c>#rrggbb</c>.</summary>
    [BindProperty]
    public string? Accent { get; set; }

    /// <summary>Likewise.</summary>
    [BindProperty]
    public string? OnAccent { get; set; }

    /// <summary>Whether there are two colours to show side by side.</summary>
    public bool CanShow => Look.IsColor(Text(Accent)) && Look.IsColor(Text(OnAccent));

    /// <summary>The head with the colours as they are filled in.</summary>
    public SiteHead Sample => new(null, Place.Name, null, null, Demo: false, Text(Accent)) { TextOnAccent = Text(OnAccent) };

    /// <summary>Of the letters on the accent.</summary>
    public decimal OfLetters => Look.Contrast(Text(Accent), Text(OnAccent));

    /// <summary>Of the accent on white.</summary>
    public decimal OnWhite => Look.Contrast(Text(Accent), Look.White);

    /// <summary>Shows the colours of now.</summary>
    public async Task OnGet(CancellationToken ct)
    {
        var kept = await Kept(ct);
        var head = new SiteHead(null, "", null, null, Demo: false, kept.Look.Accent) { TextOnAccent = kept.Look.OnAccent };
        (Accent, OnAccent) = (head.Accent, head.OnAccent);
    }

    /// <summary>Shows what is filled in, and whether it can be read, without keeping it.</summary>
    public void OnPostCheck()
    {
        if (Look.Plain.WithColors(Text(Accent), Text(OnAccent)).Error is { } refused)
            _ = Refused(refused);
    }

    /// <summary>Keeps the colours.</summary>
    public Task<IActionResult> OnPost(CancellationToken ct) => Keep(new ColorJurisdiction(Me, Text(Accent), Text(OnAccent)), OverviewModel.Address, ct);
}
