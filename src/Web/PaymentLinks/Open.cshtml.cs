using Grancius.Application.PaymentLinks;
using Grancius.Domain.PaymentLinks;
using Grancius.Web.Invoices;
using Grancius.Web.Jurisdictions;
using Grancius.Web.Shared;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Grancius.Web.PaymentLinks;

/// <summary>Where a payment link leads: on to the bill, or to plain words why it does not.</summary>
[EnableRateLimiting("lookup")]
public sealed class OpenModel(IMediator mediator, BillProof proof) : PayerPage(mediator)
{
    /// <summary>The words that say how the link stands.</summary>
    public string Name { get; private set; } = "Link.Unknown";

    /// <summary>The day it ended.</summary>
    public string GoodUntil { get; private set; } = "";

    /// <summary>The link's secret.</summary>
    [FromRoute]
    public string? Token { get; set; }

    /// <summary>Looks at the link, and leads the payer to exactly its invoices.</summary>
    public async Task<IActionResult> OnGet(CancellationToken ct)
    {
        var opened = await Mediator.Send(new OpenPaymentLink(Place.Slug, Token ?? ""), ct);
        if (!opened.IsSuccess)
        {
            Response.StatusCode = StatusCodes.Status404NotFound;
            return Page();
        }

        var link = opened.Value;
        if (InLanguage(link.Language) is { } translated)
            return translated;
        if (link.State == LinkState.Good)
            return SeeOther(proof.ReviewOf(Place.Slug, new KnownBill(link.AccountNumber, link.InvoiceNumbers)));

        Response.StatusCode = StatusCodes.Status410Gone;
        Name = $"Link.{link.State}";
        GoodUntil = Display.DateTime(link.ExpiresAt, Zone);
        return Page();
    }
}
