using Grancius.Application.Jurisdictions;
using Grancius.Domain.Staff;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Grancius.Web.Jurisdictions.Keeping;

/// <summary>What payers read before they go on to pay.</summary>
[Authorize(Policy = nameof(StaffAction.ManageJurisdiction))]
public sealed class TermsModel(IMediator mediator) : KeepingPage(mediator)
{
    /// <summary>Paragraphs with an empty line between them.</summary>
    [BindProperty]
    public string? English { get; set; }

    /// <summary>The same in Spanish.</summary>
    [BindProperty]
    public string? Spanish { get; set; }

    /// <summary>Shows the terms of now.</summary>
    public async Task OnGet(CancellationToken ct)
    {
        var kept = await Kept(ct);
        (English, Spanish) = (kept.TermsEnglish, kept.TermsSpanish);
    }

    /// <summary>Keeps both.</summary>
    public Task<IActionResult> OnPost(CancellationToken ct) => Keep(new SetPaymentTerms(Me, Lines(English), Lines(Spanish)), OverviewModel.Address, ct);

    /// <summary>A browser sends line breaks of two signs, which count as one.</summary>
    private static string Lines(string? typed) => Text(typed).ReplaceLineEndings("\n");
}
