using Grancius.Application.Search;
using Grancius.Domain.Staff;
using Grancius.Web.Shared;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Grancius.Web.Search;

/// <summary>What the search box leads to: the record itself where one whole number was typed, else what is like it.</summary>
[Authorize(Policy = nameof(StaffAction.ViewAccounts))]
public sealed class IndexModel(IMediator mediator) : StaffPage(mediator)
{
    /// <summary>What was typed.</summary>
    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Q { get; set; }

    /// <summary>What is like it; null before anything was typed.</summary>
    public Found? Found { get; private set; }

    /// <summary>Looks.</summary>
    public async Task<IActionResult> OnGet(CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(Q))
            return Page();

        var found = await Mediator.Send(new SearchEverything(Me, Q), ct);
        if (!found.IsSuccess)
        {
            ModelState.AddModelError("Q", found.Error!.Message);
            return Page();
        }

        Found = found.Value;
        return Found switch
        {
            { ExactInvoice: { } invoice } => SeeOther("/invoices/" + invoice),
            { ExactAccount: { } account } => SeeOther("/accounts/" + account),
            _ => Page(),
        };
    }
}
