using Grancius.Application.Invoices;
using Grancius.Application.PaymentSessions;
using Grancius.Domain.Common;
using Grancius.Domain.Jurisdictions;
using Grancius.Domain.PaymentSessions;
using Grancius.Web.Invoices;
using Grancius.Web.Jurisdictions;
using Grancius.Web.Shared;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace Grancius.Web.PaymentSessions;

/// <summary>The review before paying: what is due, what it costs to pay it, how; and the button that opens the payment.</summary>
public sealed class PayModel(IMediator mediator, BillProof proof, IStringLocalizer<Words> words) : PayerPage(mediator)
{
    private KnownBill? _bill;

    /// <summary>The proof that the payer knows this bill.</summary>
    [BindProperty(SupportsGet = true, Name = "bill")]
    public string? Bill { get; set; }

    /// <summary>How the payer wants to pay, in the spelling of the API: Online, Card, ACH or EMV.</summary>
    [BindProperty]
    public string? Method { get; set; }

    /// <summary>Which reader, with EMV.</summary>
    [BindProperty]
    public string? ReaderId { get; set; }

    /// <summary>What the payer saw when the form was sent.</summary>
    [BindProperty]
    public ShownAmounts? Shown { get; set; }

    /// <summary>What is due; null when the proof is too old.</summary>
    public Basket? Basket { get; private set; }

    /// <summary>Where the form goes when an earlier attempt is to be given up first.</summary>
    public string StartAgainAddress => At("pay?handler=StartAgain&bill=" + Uri.EscapeDataString(Bill!));

    /// <summary>Where the attempt that is under way can be looked at.</summary>
    public string ResultAddress => ReturnModel.AddressOf(Place.Slug, Basket!.AccountNumber, Basket.UnderWay!.Token);

    /// <summary>The page's title in its present state.</summary>
    public string Title(IStringLocalizer<Words> words)
    {
        ArgumentNullException.ThrowIfNull(words);
        return Basket switch
        {
            null => words["Pay.Expired.Title"],
            { Invoices.Count: 0 } => words["Pay.Nothing.Title"],
            _ => words["Pay.Title"],
        };
    }

    /// <summary>The list of methods; a reader only where one may be used.</summary>
    public IEnumerable<SelectListItem> Methods(IStringLocalizer<Words> words) =>
        PayMethods.Names.Keys
            .Where(name => PayMethods.Names[name] != PaymentMethod.Emv || Basket!.Readers.Count > 0)
            .Select(name => new SelectListItem(words["Method." + PayMethods.Names[name]], name));

    /// <summary>The readers that stand ready.</summary>
    public IEnumerable<SelectListItem> Readers() =>
        Basket!.Readers.Select(reader => new SelectListItem($"{reader.Name} ({reader.Location})", reader.Id.ToString()));

    /// <summary>Shows the bill.</summary>
    public async Task<IActionResult> OnGet(CancellationToken ct) =>
        string.IsNullOrEmpty(Bill) ? SeeOther(At("find")) : await Load(ct) ? Page() : TooOld();

    /// <summary>Opens the payment, or goes on with the one that is open, and leads the payer there.</summary>
    public async Task<IActionResult> OnPost(CancellationToken ct) =>
        !await Load(ct) ? TooOld() : Check(out var method, out var reader) ? await Open(method, reader, ct) : Page();

    /// <summary>Gives the attempt that is under way up, after the processor was asked about it, and opens another.</summary>
    public async Task<IActionResult> OnPostStartAgain(CancellationToken ct)
    {
        if (!await Load(ct))
            return TooOld();
        if (!Check(out var method, out var reader))
            return Page();

        if (Basket!.UnderWay is not { } attempt)
            return await Open(method, reader, ct);

        var result = ResultAddress;
        var given = await Mediator.Send(new CancelPaymentSession(Place.Slug, attempt.Id), ct);
        if (given.Error is { Kind: not ErrorKind.Conflict })
            return Refused("Pay.StartAgain.NotAsked");

        // The asking may have found the attempt paid, or that it never got as far as a page: what is left to pay decides.
        var now = await Mediator.Send(new GetPaymentResult(attempt.Token), ct);
        if (!now.IsSuccess || now.Value.State.IsLive() || now.Value.State == PaymentSessionStatus.Paid)
            return SeeOther(result);

        return !await Load(ct) ? TooOld() : Check(out method, out reader) ? await Open(method, reader, ct) : Page();
    }

    private async Task<bool> Load(CancellationToken ct)
    {
        _bill = proof.Open(Place.Slug, Bill) ?? proof.Open(Asked, Bill);
        if (_bill is null)
            return false;

        var basket = await Mediator.Send(new GetBasket(Place.Slug, _bill.AccountNumber, _bill.InvoiceNumbers), ct);
        Basket = basket.IsSuccess ? basket.Value : null;
        return basket.IsSuccess;
    }

    private PageResult TooOld()
    {
        Response.StatusCode = StatusCodes.Status410Gone;
        return Page();
    }

    private bool Check(out PaymentMethod method, out Guid? reader)
    {
        reader = null;
        if (!PayMethods.Names.TryGetValue(Method ?? "", out method))
            ModelState.AddModelError(nameof(Method), words["Pay.Method.Missing"]);
        else if (method == PaymentMethod.Emv && Basket!.Readers.FirstOrDefault(ready => ready.Id.ToString() == ReaderId) is { } chosen)
            reader = chosen.Id;
        else if (method == PaymentMethod.Emv)
            ModelState.AddModelError(nameof(ReaderId), words["Pay.Reader.Missing"]);

        // Somebody else may have added a fee or paid a part since the page was shown.
        if (Shown?.Difference(Basket!, words) is { } changed)
            ModelState.AddModelError("", changed);
        return ModelState.IsValid;
    }

    private async Task<IActionResult> Open(PaymentMethod method, Guid? reader, CancellationToken ct)
    {
        if (Basket!.Invoices.Count == 0)
            return Page();

        var started = await Mediator.Send(new StartPaymentSession(
            Place.Slug, Basket.AccountNumber, [.. Basket.Invoices.Select(invoice => invoice.Number)], method, reader,
            Language.Current, Resume: true, IdempotencyKey: null, Shown?.ServiceFees), ct);
        if (started.IsSuccess)
            return SeeOther(At("redirect/" + started.Value.Token));

        // What the failed opening left behind is shown with the reason.
        _ = await Load(ct);
        return Refused(started.Error!.Kind switch
        {
            ErrorKind.ProcessorRefused => "Pay.Failed.Refused",
            ErrorKind.ProcessorUnclear => "Pay.Failed.Unclear",
            ErrorKind.ProcessorUnavailable => "Pay.Failed.Unavailable",
            ErrorKind.ProcessorTimeout => "Pay.Failed.Timeout",
            ErrorKind.Conflict when started.Error.Code == ServiceFeeErrors.Changed.Code => "Pay.ServiceFee.Changed",
            ErrorKind.Conflict => "Pay.Failed.InPayment",
            ErrorKind.Invalid or ErrorKind.NotFound or ErrorKind.Unprocessable => "Pay.Failed.Otherwise",
        });
    }

    private PageResult Refused(string key)
    {
        ShownAmounts.Forget(ModelState);
        ModelState.AddModelError("", words[key, Place.Phone]);
        return Page();
    }
}
