using Grancius.Application.Invoices;
using Grancius.Web.Jurisdictions;
using Grancius.Web.Shared;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Localization;

namespace Grancius.Web.Invoices;

/// <summary>Finds a bill by its number and a second thing that only its payer knows.</summary>
[EnableRateLimiting("lookup")]
public sealed class FindModel(IMediator mediator, BillProof proof, IStringLocalizer<Words> words) : PayerPage(mediator)
{
    /// <summary>Account or invoice number, as it stands on the bill.</summary>
    [BindProperty]
    public string? Number { get; set; }

    /// <summary>Last name or ZIP code.</summary>
    [BindProperty]
    public string? NameOrZip { get; set; }

    /// <summary>Asks.</summary>
    public void OnGet()
    {
    }

    /// <summary>Goes to the bill, or says that there is none: with the same words whichever of the two was wrong.</summary>
    public async Task<IActionResult> OnPost(CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(Number))
            ModelState.AddModelError(nameof(Number), words["Find.Number.Missing"]);
        if (string.IsNullOrWhiteSpace(NameOrZip))
            ModelState.AddModelError(nameof(NameOrZip), words["Find.NameOrZip.Missing"]);
        if (!ModelState.IsValid)
            return Page();

        var found = await Mediator.Send(new FindBill(Place.Slug, Number!, NameOrZip!), ct);
        if (!found.IsSuccess)
        {
            ModelState.AddModelError("", words["Find.NotFound", Place.Phone]);
            return Page();
        }

        return SeeOther(proof.ReviewOf(Place.Slug, new KnownBill(found.Value.AccountNumber, found.Value.InvoiceNumber is { } number ? [number] : [])));
    }
}
