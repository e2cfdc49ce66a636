using Grancius.Application.Webhooks;
using Grancius.Domain.Staff;
using Grancius.Domain.Webhooks;
using Grancius.Web.Shared;
using Grancius.Web.Shared.Parts;
using MediatR;
using Microsoft.AspNetCore.Authorization;

namespace Grancius.Web.Webhooks;

/// <summary>The jurisdiction's endpoints.</summary>
[Authorize(Policy = nameof(StaffAction.ViewDeliveries))]
public sealed class IndexModel(IMediator mediator) : StaffPage(mediator)
{
    /// <summary>By name.</summary>
    public IReadOnlyList<WebhookSummary> Endpoints { get; private set; } = [];

    /// <summary>Shows them.</summary>
    public async Task OnGet(CancellationToken ct) => Endpoints = (await Mediator.Send(new ListWebhooks(Me), ct)).Value;
}

/// <summary>How endpoints and messages stand, in words.</summary>
internal static class WebhookWords
{
    public static Standing StandingOf(WebhookState state) => state switch
    {
        WebhookState.On => Standing.Good,
        WebhookState.Off => Standing.Closed,
        WebhookState.Failing => Standing.Bad,
        WebhookState.Removed => Standing.Closed,
    };

    public static string Of(WebhookState state) => state switch
    {
        WebhookState.On => "On",
        WebhookState.Off => "Off",
        WebhookState.Failing => "Switched off: it failed",
        WebhookState.Removed => "Removed",
    };

    public static Standing StandingOf(DeliveryState state) => state switch
    {
        DeliveryState.Waiting => Standing.Waiting,
        DeliveryState.Delivered => Standing.Good,
        DeliveryState.GivenUp => Standing.Bad,
    };

    public static string Of(DeliveryState state) => state switch
    {
        DeliveryState.Waiting => "Waiting",
        DeliveryState.Delivered => "Delivered",
        DeliveryState.GivenUp => "Given up",
    };
}
