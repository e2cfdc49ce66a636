using Grancius.Application.Mail;
using Grancius.Domain.Mail;
using Grancius.Domain.Staff;
using Grancius.Web.Shared;
using Grancius.Web.Shared.Parts;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Grancius.Web.Mail;

/// <summary>The letters that went out, or did not.</summary>
[Authorize(Policy = nameof(StaffAction.ViewDeliveries))]
public sealed class LettersModel(IMediator mediator) : StaffPage(mediator)
{
    /// <summary>Only those in this state.</summary>
    [BindProperty(SupportsGet = true)]
    public LetterState? State { get; set; }

    /// <summary>Of the page before.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? After { get; set; }

    /// <summary>Newest first.</summary>
    public LetterList List { get; private set; } = null!;

    /// <summary>Whether the person may send letters again, and not only look.</summary>
    public bool MayResend => Me.May(StaffAction.ManageJurisdiction);

    /// <summary>Shows them.</summary>
    public void OnGet()
    {
        // Prepare has read them.
    }

    /// <summary>Sends one again.</summary>
    [Needs(StaffAction.ManageJurisdiction)]
    public async Task<IActionResult> OnPostAgain(Guid letter, CancellationToken ct)
    {
        var again = await Mediator.Send(new SendLetterAgain(Me, letter), ct);
        return again.Error is { } error ? Refused(error) : SeeOther("/admin/mail", "It is on its way again: load this page again in a few seconds.");
    }

    /// <inheritdoc />
    protected override async Task<IActionResult?> Prepare(CancellationToken ct)
    {
        List = (await Mediator.Send(new ListLetters(Me, State, After), ct)).Value;
        return null;
    }
}

/// <summary>Letters in words.</summary>
internal static class LetterWords
{
    public static string Of(LetterKind kind) => kind switch
    {
        LetterKind.Receipt => "Receipt",
        LetterKind.UnderReview => "Payment being checked",
        LetterKind.PaymentLink => "Payment link",
        LetterKind.WebhookOff => "Webhook switched off",
        LetterKind.Invitation => "Invitation to the staff",
    };

    public static string Of(LetterState state) => state switch
    {
        LetterState.Waiting => "Waiting",
        LetterState.Sent => "Sent",
        LetterState.NotNeeded => "Not needed",
        LetterState.GivenUp => "Given up",
    };

    public static Standing StandingOf(LetterState state) => state switch
    {
        LetterState.Waiting => Standing.Waiting,
        LetterState.Sent => Standing.Good,
        LetterState.NotNeeded => Standing.Closed,
        LetterState.GivenUp => Standing.Bad,
    };
}
