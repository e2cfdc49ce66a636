using Grancius.Application.Jurisdictions;
using Grancius.Domain.Jurisdictions;
using Grancius.Domain.Staff;
using Grancius.Web.Jurisdictions.Keeping;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Grancius.Web.Jurisdictions.Billers;

/// <summary>What an external charge code rules EMV readers out of.</summary>
[Authorize(Policy = nameof(StaffAction.ManageJurisdiction))]
public sealed class RuleModel(IMediator mediator) : KeepingPage(mediator)
{
    /// <summary>By biller or by basket.</summary>
    [BindProperty]
    public string? Rule { get; set; }

    /// <summary>The warning that was read and confirmed.</summary>
    [BindProperty]
    public string? Confirmed { get; set; }

    /// <summary>What the other rule would do to the readers, to be confirmed first.</summary>
    public string? Warning { get; private set; }

    /// <summary>Shows the rule of now.</summary>
    public async Task OnGet(CancellationToken ct) => Rule = (await Mediator.Send(new GetKeptBiller(Me), ct)).Value.ReaderRule.ToString();

    /// <summary>Keeps it.</summary>
    public async Task<IActionResult> OnPost(CancellationToken ct)
    {
        if (!Enum.TryParse<ReaderRule>(Rule, out var rule) || !Enum.IsDefined(rule))
            ModelState.AddModelError(nameof(Rule), "Choose one of the two.");
        if (!ModelState.IsValid)
            return Page();

        var done = await Mediator.Send(new SetReaderRule(Me, rule, Confirmed), ct);
        if (done.Error is not { } error)
            return SeeOther(OverviewModel.Address, done.Value);
        if (error.Field != "confirmed")
            return Refused(error);

        Warning = error.Message;
        return Refused(error with { Message = "Read what happens to the EMV readers, and confirm it.", Field = nameof(Confirmed) });
    }
}
