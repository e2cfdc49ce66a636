using System.Globalization;
using Grancius.Application.Accounts;
using Grancius.Application.Invoices;
using Grancius.Application.PaymentLinks;
using Grancius.Domain.Invoices;
using Grancius.Domain.PaymentLinks;
using Grancius.Domain.Staff;
using Grancius.Web.Shared;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Grancius.Web.PaymentLinks;

/// <summary>Makes a link to pay some of an account's invoices.</summary>
[Authorize(Policy = nameof(StaffAction.SendPaymentLinks))]
public sealed class NewModel(IMediator mediator) : StaffPage(mediator)
{
    /// <summary>The account's number.</summary>
    [FromRoute]
    public string? Number { get; set; }

    /// <summary>The invoices that are chosen.</summary>
    [BindProperty]
    public IList<string> Chosen { get; set; } = [];

    /// <summary>"en" or "es".</summary>
    [BindProperty]
    public string? LinkLanguage { get; set; }

    /// <summary>How long it is good for.</summary>
    [BindProperty]
    public string? Days { get; set; } = PaymentLink.UsualDays.ToString(CultureInfo.InvariantCulture);

    /// <summary>Where it is mailed to.</summary>
    [BindProperty]
    public string? Email { get; set; }

    /// <summary>The account.</summary>
    public AccountRecord Account { get; private set; } = null!;

    /// <summary>What a link can be for.</summary>
    public IReadOnlyList<InvoiceRow> Open => [.. Account.Invoices.Where(invoice => invoice.State == InvoiceState.Open)];

    /// <summary>What the payer is written to in.</summary>
    public IReadOnlyList<SelectListItem> Languages { get; } = [new("English", "en"), new("Español", "es")];

    /// <summary>Everything that is due, or the one invoice that was come from, and the address that is known.</summary>
    public void OnGet(string? invoice)
    {
        Chosen = invoice is null ? [.. Open.Select(row => row.Number)] : [invoice];
        Email = Account.Customer.Email;
    }

    /// <summary>Makes it.</summary>
    public async Task<IActionResult> OnPost(CancellationToken ct)
    {
        if (!int.TryParse(Days, CultureInfo.InvariantCulture, out var days))
        {
            ModelState.AddModelError(nameof(Days), $"Enter 1 to {PaymentLink.MostDays} days.");
            return Page();
        }

        var made = await Mediator.Send(new MakePaymentLink(
            Me, Account.Number, [.. Chosen], LinkLanguage ?? "", string.IsNullOrWhiteSpace(Email) ? null : Email.Trim(), days), ct);
        return made.Error is { } refused
            ? Refused(refused)
            : SeeOther($"/links/{made.Value.Id}?key={Uri.EscapeDataString(made.Value.SealedToken)}", made.Value.SentTo is { } to ? $"The link is on its way to {to}." : null);
    }

    /// <inheritdoc />
    protected override async Task<IActionResult?> Prepare(CancellationToken ct)
    {
        var found = await Mediator.Send(new GetAccountRecord(Me, Number ?? ""), ct);
        if (!found.IsSuccess)
            return NotFound();

        Account = found.Value;
        return null;
    }
}
