using System.Globalization;
using Grancius.Application.Common;
using Grancius.Application.Invoices;
using Grancius.Domain.Common;
using Grancius.Domain.Invoices;
using Grancius.Domain.Staff;
using Grancius.Web.Shared;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;

namespace Grancius.Web.Invoices;

/// <summary>Invoices by number, amount, reference or state, page by page.</summary>
[Authorize(Policy = nameof(StaffAction.ViewAccounts))]
public sealed class IndexModel(IMediator mediator) : StaffPage(mediator)
{
    /// <summary>How the number begins.</summary>
    [BindProperty(SupportsGet = true, Name = "number")]
    public string? Number { get; set; }

    /// <summary>Dollars.</summary>
    [BindProperty(SupportsGet = true, Name = "amount")]
    public string? Amount { get; set; }

    /// <summary>The caller's own, the processor's, or a receipt's.</summary>
    [BindProperty(SupportsGet = true, Name = "reference")]
    public string? Reference { get; set; }

    /// <summary>Open, Paid or Void; all where it is left out.</summary>
    [BindProperty(SupportsGet = true, Name = "state")]
    public string? State { get; set; }

    /// <summary>What the page before ended with.</summary>
    [BindProperty(SupportsGet = true, Name = "after")]
    public string? After { get; set; }

    /// <summary>"csv" to save what is shown.</summary>
    [BindProperty(SupportsGet = true, Name = "format")]
    public string? Format { get; set; }

    /// <summary>The page's rows.</summary>
    public InvoiceRows Rows { get; private set; } = new([], null);

    /// <summary>The states to choose from.</summary>
    public IReadOnlyList<(string? Value, string Word)> States { get; } = [(null, "All"), ("Open", "Open"), ("Paid", "Paid or settled"), ("Void", "Void")];

    /// <summary>Finds.</summary>
    public async Task<IActionResult> OnGet(CancellationToken ct)
    {
        var amount = Read(Amount);
        if (amount is null && !string.IsNullOrWhiteSpace(Amount))
        {
            ModelState.AddModelError("Amount", "Enter dollars, such as 361.84.");
            return Page();
        }

        InvoiceState? state = Enum.TryParse<InvoiceState>(State, out var named) && Enum.IsDefined(named) ? named : null;
        var found = await Mediator.Send(new SearchInvoices(Me, Number, amount, Reference, state, After, PageLimit.Usual), ct);
        if (!found.IsSuccess)
            return Refused(found.Error!);

        Rows = found.Value;
        return Format == "csv" ? Rows.AsCsv("invoices.csv") : Page();
    }

    /// <summary>The same list in another state, from another place on, or as a file.</summary>
    public string Address(string? state, string? after, bool csv = false) => QueryHelpers.AddQueryString("/invoices", new Dictionary<string, string?>(StringComparer.Ordinal)
    {
        ["number"] = Number,
        ["amount"] = Amount,
        ["reference"] = Reference,
        ["state"] = state,
        ["after"] = after,
        ["format"] = csv ? "csv" : null,
    }.Where(pair => !string.IsNullOrEmpty(pair.Value)));

    private static Money? Read(string? typed) =>
        decimal.TryParse(typed?.Trim().TrimStart('$'), NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var dollars)
        && Money.FromDollars(dollars) is { IsSuccess: true } money ? money.Value : null;
}
