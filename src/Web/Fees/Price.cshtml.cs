using Grancius.Web.Shared;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Grancius.Web.Fees;

/// <summary>Starting a fee, third question: the number it depends on; then the amount with its working, before anything
/// is asked about the person.</summary>
public sealed class PriceModel(IMediator mediator, IStringLocalizer<Words> words) : PricedStep(mediator)
{
    /// <summary>True when the payer came back to type another number.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Change { get; set; }

    /// <summary>Asks for the number, or shows the amount.</summary>
    public async Task OnGet(CancellationToken ct)
    {
        var sent = Request.Query.ContainsKey(nameof(Value)) && !Change;
        if ((Asks && !sent) || await Price(ct))
            return;

        ModelState.AddModelError(
            nameof(Value), string.IsNullOrWhiteSpace(Value) ? words["Fee.Value.Missing"] : words["Fee.Value.Wrong"]);
    }
}
