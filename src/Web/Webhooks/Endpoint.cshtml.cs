using Grancius.Application.Webhooks;
using Grancius.Domain.Common;
using Grancius.Domain.Staff;
using Grancius.Domain.Webhooks;
using Grancius.Web.Shared;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Grancius.Web.Webhooks;

/// <summary>One endpoint: what was sent to it, and what can be done with it.</summary>
[Authorize(Policy = nameof(StaffAction.ViewDeliveries))]
public sealed class EndpointModel(IMediator mediator) : StaffPage(mediator)
{
    /// <summary>Which.</summary>
    [BindProperty(SupportsGet = true, Name = "id")]
    public Guid EndpointId { get; set; }

    /// <summary>Of the page of messages before.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? After { get; set; }

    /// <summary>Who is told.</summary>
    [BindProperty]
    public string? Name { get; set; }

    /// <summary>What it is told of.</summary>
    [BindProperty]
    public List<string> Types { get; set; } = [];

    /// <summary>Of the secret that the form was made for.</summary>
    [BindProperty]
    public string? Stamp { get; set; }

    /// <summary>How long the old secret signs as well.</summary>
    [BindProperty]
    public int OverlapHours { get; set; } = 24;

    /// <summary>What is known of it.</summary>
    public WebhookDetails Webhook { get; private set; } = null!;

    /// <summary>The new secret, right after it was made.</summary>
    public ShownOnce? Made { get; private set; }

    /// <summary>Every type with what it means.</summary>
    public IReadOnlyList<(string Value, string Means)> AllTypes => WebhookTypes.All;

    /// <summary>What may be chosen.</summary>
    public IReadOnlyList<SelectListItem> Overlaps { get; } = [new("not at all", "0"), new("1 hour", "1"), new("1 day", "24"), new("3 days", "72"), new("7 days", "168")];

    private string Address => $"/admin/webhooks/{EndpointId}";

    /// <summary>Shows it.</summary>
    public void OnGet() => (Name, Types) = (Webhook.Name, [.. Webhook.Types]);

    /// <summary>Sends a message that tells of nothing.</summary>
    [Needs(StaffAction.ManageWebhooks)]
    public async Task<IActionResult> OnPostTest(CancellationToken ct) =>
        Done(await Mediator.Send(new SendTestWebhook(Me, EndpointId), ct), "A test message is on its way: load this page again in a few seconds.");

    /// <summary>Sends to it again.</summary>
    [Needs(StaffAction.ManageWebhooks)]
    public async Task<IActionResult> OnPostOn(CancellationToken ct) =>
        Done(await Mediator.Send(new SwitchWebhook(Me, EndpointId, On: true), ct), "It is on: what waited is being sent.");

    /// <summary>Sends nothing to it until it is on again.</summary>
    [Needs(StaffAction.ManageWebhooks)]
    public async Task<IActionResult> OnPostOff(CancellationToken ct) =>
        Done(await Mediator.Send(new SwitchWebhook(Me, EndpointId, On: false), ct), "It is off: messages for it wait for three days.");

    /// <summary>Changes its name, or what it is told of.</summary>
    [Needs(StaffAction.ManageWebhooks)]
    public async Task<IActionResult> OnPostChange(CancellationToken ct) =>
        Done(await Mediator.Send(new ChangeWebhook(Me, EndpointId, Name ?? "", Types), ct), "Saved.");

    /// <summary>Makes a new secret.</summary>
    [Needs(StaffAction.ManageWebhooks)]
    public async Task<IActionResult> OnPostRotate(CancellationToken ct)
    {
        var made = await Mediator.Send(new RotateWebhookSecret(Me, EndpointId, Stamp ?? "", OverlapHours), ct);
        if (made.Error is { } error)
            return Shown(error);

        Made = new ShownOnce("signing secret", made.Value.Name, made.Value.Secret, OverlapHours == 0
            ? "The old secret signs no more." : $"The old secret signs as well for {OverlapHours} hours.", Address);
        return Page();
    }

    /// <summary>Ends it.</summary>
    [Needs(StaffAction.ManageWebhooks)]
    public async Task<IActionResult> OnPostRemove(CancellationToken ct)
    {
        var done = await Mediator.Send(new RemoveWebhook(Me, EndpointId), ct);
        return done.Error is { } error ? Shown(error) : SeeOther("/admin/webhooks", $"{Webhook.Name} was removed: nothing is sent to it any more.");
    }

    /// <inheritdoc />
    protected override async Task<IActionResult?> Prepare(CancellationToken ct)
    {
        var found = await Mediator.Send(new GetWebhook(Me, EndpointId, After), ct);
        if (!found.IsSuccess)
            return NotFound();

        Webhook = found.Value;
        return null;
    }

    private IActionResult Done(Result<Guid> result, string notice) => result.Error is { } error ? Shown(error) : SeeOther(Address, notice);

    private PageResult Shown(Error error)
    {
        // A form that did not ask for them leaves them as they are.
        if (!Request.HasFormContentType || !Request.Form.ContainsKey(nameof(Name)))
            OnGet();
        return Refused(error);
    }
}
