using Grancius.Application.Accounts;
using Grancius.Application.Common;
using Grancius.Domain.Staff;
using Grancius.Web.Shared;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;

namespace Grancius.Web.Accounts;

/// <summary>Accounts by payer or number, page by page.</summary>
[Authorize(Policy = nameof(StaffAction.ViewAccounts))]
public sealed class IndexModel(IMediator mediator) : StaffPage(mediator)
{
    /// <summary>Words of the payer's name.</summary>
    [BindProperty(SupportsGet = true, Name = "name")]
    public string? Name { get; set; }

    /// <summary>How the number begins.</summary>
    [BindProperty(SupportsGet = true, Name = "number")]
    public string? Number { get; set; }

    /// <summary>What the page before ended with.</summary>
    [BindProperty(SupportsGet = true, Name = "after")]
    public string? After { get; set; }

    /// <summary>"csv" to save what is shown.</summary>
    [BindProperty(SupportsGet = true, Name = "format")]
    public string? Format { get; set; }

    /// <summary>The page's rows.</summary>
    public AccountRows Rows { get; private set; } = new([], null);

    /// <summary>Finds.</summary>
    public async Task<IActionResult> OnGet(CancellationToken ct)
    {
        var found = await Mediator.Send(new SearchAccounts(Me, Name, Number, After, PageLimit.Usual), ct);
        if (!found.IsSuccess)
            return Refused(found.Error!);

        Rows = found.Value;
        return Format == "csv"
            ? Csv.File("accounts.csv", ["Account", "Payer", "City", "ZIP", "Open invoices", "Balance due"],
                Rows.Items.Select(row => new object?[] { row.Number, row.Name, row.City, row.Zip, row.OpenInvoices, row.BalanceDue.Dollars }))
            : Page();
    }

    /// <summary>The same list, from another place on, or as a file.</summary>
    public string Address(string? after, bool csv = false) => QueryHelpers.AddQueryString("/accounts", new Dictionary<string, string?>(StringComparer.Ordinal)
    {
        ["name"] = Name,
        ["number"] = Number,
        ["after"] = after,
        ["format"] = csv ? "csv" : null,
    }.Where(pair => !string.IsNullOrEmpty(pair.Value)));
}
