using Grancius.Application.Common;
using Grancius.Application.Jurisdictions;
using Grancius.Domain.Common;
using Grancius.Web.Shared;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace Grancius.Web.Jurisdictions.Keeping;

/// <summary>A page on which an administrator keeps something of the jurisdiction: one form, one change, and back to the overview that says what was done.</summary>
public abstract class KeepingPage(IMediator mediator) : StaffPage(mediator)
{
    /// <summary>What was typed, without the space around it.</summary>
    protected static string Text(string? typed) => typed?.Trim() ?? "";

    /// <summary>What is kept now.</summary>
    protected async Task<KeptJurisdiction> Kept(CancellationToken ct) => (await Mediator.Send(new GetKeptJurisdiction(Me), ct)).Value;

    /// <summary>Makes the change; refused, the page is shown again with what was typed.</summary>
    /// <param name="command">Answers what was done in a sentence.</param>
    /// <param name="overview">Where it is shown.</param>
    /// <param name="ct">Ends the wait.</param>
    protected async Task<IActionResult> Keep(ICommand<string> command, string overview, CancellationToken ct)
    {
        if (!ModelState.IsValid)
            return Page();

        var done = await Mediator.Send(command, ct);
        return done switch
        {
            { IsSuccess: true } => SeeOther(overview, done.Value),
            { Error: { Kind: ErrorKind.NotFound, Field: null } } => NotFound(),
            _ => Refused(done.Error!),
        };
    }
}
