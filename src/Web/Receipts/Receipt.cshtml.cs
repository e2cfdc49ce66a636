using Grancius.Application.Receipts;
using Grancius.Web.Jurisdictions;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Grancius.Web.Receipts;

/// <summary>The receipt, on screen and on letter paper, for whoever holds its unguessable address.</summary>
public sealed class ReceiptModel(IMediator mediator) : PayerPage(mediator)
{
    /// <summary>What was paid.</summary>
    public Receipt Receipt { get; private set; } = null!;

    /// <summary>The unguessable part of the address.</summary>
    public string Token { get; private set; } = "";

    /// <summary>Shows it.</summary>
    public async Task<IActionResult> OnGet(string token, CancellationToken ct)
    {
        var found = await Mediator.Send(new GetReceipt(Place.Slug, token), ct);
        if (!found.IsSuccess)
            return NotFound();
        if (InLanguage(found.Value.Language) is { } translated)
            return translated;

        (Receipt, Token) = (found.Value, token);
        return Page();
    }
}
