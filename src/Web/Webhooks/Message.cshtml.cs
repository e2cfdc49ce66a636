using Grancius.Application.Webhooks;
using Grancius.Domain.Staff;
using Grancius.Web.Shared;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Grancius.Web.Webhooks;

/// <summary>One message with every attempt.</summary>
[Authorize(Policy = nameof(StaffAction.ViewDeliveries))]
public sealed class MessageModel(IMediator mediator) : StaffPage(mediator)
{
    /// <summary>To whom.</summary>
    [BindProperty(SupportsGet = true, Name = "id")]
    public Guid EndpointId { get; set; }

    /// <summary>Which.</summary>
    [BindProperty(SupportsGet = true, Name = "message")]
    public Guid MessageId { get; set; }

    /// <summary>What is known of it.</summary>
    public DeliveryDetails Message { get; private set; } = null!;

    /// <summary>Shows it.</summary>
    public void OnGet()
    {
        // Prepare has read it.
    }

    /// <summary>Sends it again.</summary>
    [Needs(StaffAction.ManageWebhooks)]
    public async Task<IActionResult> OnPost(CancellationToken ct)
    {
        var again = await Mediator.Send(new SendWebhookAgain(Me, EndpointId, MessageId), ct);
        return again.Error is { } error
            ? Refused(error)
            : SeeOther($"/admin/webhooks/{EndpointId}/messages/{MessageId}", "It is on its way again: load this page again in a few seconds.");
    }

    /// <inheritdoc />
    protected override async Task<IActionResult?> Prepare(CancellationToken ct)
    {
        var found = await Mediator.Send(new GetWebhookDelivery(Me, EndpointId, MessageId), ct);
        if (!found.IsSuccess)
            return NotFound();

        Message = found.Value;
        return null;
    }
}
