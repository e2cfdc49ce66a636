using Grancius.Application.Webhooks;
using Grancius.Domain.Common;
using Grancius.Domain.Staff;
using Grancius.Domain.Webhooks;
using Grancius.Web.Shared;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Grancius.Web.Webhooks;

/// <summary>Registers an endpoint and shows its secret this once.</summary>
[Authorize(Policy = nameof(StaffAction.ManageWebhooks))]
public sealed class NewModel(IMediator mediator, IHostEnvironment environment) : StaffPage(mediator)
{
    /// <summary>Of the form: sent twice, it makes one endpoint.</summary>
    [BindProperty]
    public Guid Id { get; set; }

    /// <summary>Who is told.</summary>
    [BindProperty]
    public string? Name { get; set; }

    /// <summary>Where messages are posted to.</summary>
    [BindProperty]
    public new string? Url { get; set; }

    /// <summary>What it is told of.</summary>
    [BindProperty]
    public List<string> Types { get; set; } = [];

    /// <summary>The secret, right after it was made.</summary>
    public ShownOnce? Made { get; private set; }

    /// <summary>Whether only public addresses are taken.</summary>
    public bool IsPublicOnly => !environment.IsDevelopment();

    /// <summary>Every type with what it means.</summary>
    public IReadOnlyList<(string Value, string Means)> AllTypes => WebhookTypes.All;

    /// <summary>Asks.</summary>
    public void OnGet() => Id = Ids.Next();

    /// <summary>Registers it.</summary>
    public async Task<IActionResult> OnPost(CancellationToken ct)
    {
        var made = await Mediator.Send(new RegisterWebhook(Me, Id, Name ?? "", Url ?? "", Types), ct);
        if (made.Error is { } error)
        {
            // Whoever sends it once more means another endpoint.
            Id = error == WebhookErrors.MadeAlready ? Ids.Next() : Id;
            return Refused(error);
        }

        Made = new ShownOnce("signing secret", made.Value.Name, made.Value.Secret, "Messages are signed with it from now on.", $"/admin/webhooks/{Id}");
        return Page();
    }
}
