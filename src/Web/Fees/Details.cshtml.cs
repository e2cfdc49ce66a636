using Grancius.Application.Fees;
using Grancius.Application.Receipts;
using Grancius.Domain.Accounts;
using Grancius.Domain.Common;
using Grancius.Web.Invoices;
using Grancius.Web.Shared;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Grancius.Web.Fees;

/// <summary>Starting a fee, last question: whose it is. Sending it makes the bill, once.</summary>
public sealed class DetailsModel(IMediator mediator, BillProof proof, IStringLocalizer<Words> words) : PricedStep(mediator)
{
    /// <summary>The use case's names of what is asked here.</summary>
    private static readonly Dictionary<string, string> Fields = new(StringComparer.Ordinal)
    {
        ["customer.name"] = nameof(Name),
        ["customer.address"] = nameof(Street),
        ["customer.city"] = nameof(City),
        ["customer.state"] = nameof(State),
        ["customer.zip"] = nameof(Zip),
        ["customer.email"] = nameof(Email),
    };

    /// <summary>First and last name, or a company's.</summary>
    [BindProperty]
    public string? Name { get; set; }

    /// <summary>House number and street.</summary>
    [BindProperty]
    public string? Street { get; set; }

    /// <summary>City or town.</summary>
    [BindProperty]
    public string? City { get; set; }

    /// <summary>Two letters.</summary>
    [BindProperty]
    public string? State { get; set; }

    /// <summary>Five digits, or nine.</summary>
    [BindProperty]
    public string? Zip { get; set; }

    /// <summary>May be left empty.</summary>
    [BindProperty]
    public string? Email { get; set; }

    /// <summary>Whether a receipt by e-mail may be promised.</summary>
    public bool IsMailOn { get; private set; }

    /// <summary>The address of the bill that was made from this form before, with other answers.</summary>
    public string? Made { get; private set; }

    private string IdempotencyKey => "web-" + Key;

    private Customer Customer => new(
        Trim(Name), Trim(Street), Trim(City), Trim(State).ToUpperInvariant(), Trim(Zip), string.IsNullOrWhiteSpace(Email) ? null : Trim(Email));

    /// <summary>Asks, once the amount is known.</summary>
    public async Task<IActionResult> OnGet(CancellationToken ct) =>
        await Price(ct) ? await Show(ct) : SeeOther(FeeAddress());

    /// <summary>Makes the bill and goes to review it.</summary>
    public async Task<IActionResult> OnPost(CancellationToken ct)
    {
        if (!await Price(ct))
            return SeeOther(FeeAddress());

        var assessed = await Mediator.Send(
            new AssessFees(Place.Slug, null, Customer, [Order], null, null, null, null, IdempotencyKey), ct);
        if (assessed.Error is { } error)
        {
            await Explain(error, ct);
            return await Show(ct);
        }

        return SeeOther(ReviewOf(assessed.Value));
    }

    private async Task<IActionResult> Show(CancellationToken ct)
    {
        IsMailOn = (await Mediator.Send(new AreReceiptsMailed(), ct)).Value;
        return Page();
    }

    private async Task Explain(Error error, CancellationToken ct)
    {
        var before = await Mediator.Send(new GetAssessedFees(Place.Slug, IdempotencyKey), ct);
        if (before.IsSuccess)
        {
            Made = ReviewOf(before.Value);
            return;
        }

        foreach (var field in error.Fields?.Keys ?? [])
        {
            var name = Fields.GetValueOrDefault(field, "");
            if (name.Length > 0)
                ModelState.AddModelError(name, words[$"Fee.Person.{name}.{(string.IsNullOrWhiteSpace(Typed(name)) ? "Missing" : "Wrong")}"]);
        }

        if (ModelState.IsValid)
            ModelState.AddModelError("", words["Fee.Person.Failed", Place.Phone]);
    }

    private string ReviewOf(AssessedFees fees) => proof.ReviewOf(Place.Slug, new KnownBill(fees.AccountNumber));

    private string? Typed(string name) => ModelState.TryGetValue(name, out var entry) ? entry.AttemptedValue : null;

    private static string Trim(string? typed) => (typed ?? "").Trim();
}
