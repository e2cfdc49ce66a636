using System.Globalization;
using Grancius.Application.PaymentSessions;
using Grancius.Application.Receipts;
using Grancius.Web.Invoices;
using Grancius.Web.Jurisdictions;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Grancius.Web.PaymentSessions;

/// <summary>
/// Where the payer comes back to, by GET or by POST. It reads our books and shows how the attempt stands; whatever the
/// browser brings along besides the three names in the address is not looked at, for anybody could have written it.
/// </summary>
[IgnoreAntiforgeryToken]
public sealed class ReturnModel(IMediator mediator, BillProof proof, TimeProvider clock) : PayerPage(mediator)
{
    private const int FirstWait = 5;
    private const int LongestWait = 60;

    /// <summary>A bill is shown again without asking for name or ZIP code only on the day it was opened.</summary>
    private static readonly TimeSpan ReviewFor = TimeSpan.FromDays(1);

    /// <summary>The attempt's token.</summary>
    [FromQuery(Name = "Session")]
    public string? Session { get; set; }

    /// <summary>Seconds until the page looks again, where the browser runs no script; it grows from look to look.</summary>
    [FromQuery(Name = "wait")]
    public int? Wait { get; set; }

    /// <summary>The attempt; null when there is none of that name.</summary>
    public PaymentResult? Result { get; private set; }

    /// <summary>What was paid; null while nothing was.</summary>
    public Receipt? Receipt { get; private set; }

    /// <summary>Whether a receipt goes out by e-mail.</summary>
    public bool IsMailed { get; private set; }

    /// <summary>When this page was made.</summary>
    public DateTimeOffset Looked { get; private set; }

    /// <summary>Seconds until a browser with script looks again for the first time.</summary>
    public int Seconds => Math.Clamp(Wait ?? FirstWait, FirstWait, LongestWait);

    /// <summary>Where the bill can be looked at and paid.</summary>
    public string BillAddress { get; private set; } = "";

    /// <summary>This page's address, a little later.</summary>
    public string NextLook => string.Create(
        CultureInfo.InvariantCulture, $"{AddressOf(Place.Slug, Result!.AccountNumber, Session!)}&wait={Math.Min(LongestWait, (Seconds * 3 / 2) + 1)}");

    /// <inheritdoc />
    protected override string? Slug => Request.Query["JurisdictionName"].ToString().Trim();

    /// <summary>The page for an attempt, as the processor is told it.</summary>
    public static string AddressOf(string jurisdiction, string accountNumber, string token) =>
        $"/Payments/PaymentResponse?JurisdictionName={Uri.EscapeDataString(jurisdiction)}&ReceiptNumber={Uri.EscapeDataString(accountNumber)}&Session={Uri.EscapeDataString(token)}";

    /// <summary>Shows how the attempt stands.</summary>
    public Task<IActionResult> OnGet(CancellationToken ct) => Show(ct);

    /// <summary>The same: the processor's page may send the browser back with a form.</summary>
    public Task<IActionResult> OnPost(CancellationToken ct) => Show(ct);

    /// <inheritdoc />
    protected override IActionResult Unknown()
    {
        Response.StatusCode = StatusCodes.Status404NotFound;
        return Page();
    }

    private async Task<IActionResult> Show(CancellationToken ct)
    {
        var found = await Mediator.Send(new GetPaymentResult((Session ?? "").Trim()), ct);
        if (!found.IsSuccess || found.Value.Jurisdiction != Place.Slug)
            return Unknown();
        if (InLanguage(found.Value.Language) is { } translated)
            return translated;

        Result = found.Value;
        Looked = clock.GetUtcNow();
        BillAddress = Looked - Result.CreatedAt < ReviewFor ? proof.ReviewOf(Place.Slug, Result.Bill()) : At("find");
        if (Result.ReceiptToken is { } token && (await Mediator.Send(new GetReceipt(Place.Slug, token), ct)) is { IsSuccess: true } receipt)
        {
            Receipt = receipt.Value;
            IsMailed = Result.HasEmail && (await Mediator.Send(new AreReceiptsMailed(), ct)).Value;
        }

        if (Result.Outcome() == PaymentOutcome.Waiting)
        {
            ViewData["RefreshSeconds"] = Seconds;
            ViewData["RefreshTo"] = NextLook;
        }

        return Page();
    }
}
