using Grancius.Application.Access;
using Grancius.Domain.Common;
using Grancius.Domain.Staff;
using Grancius.Web.Shared;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Grancius.Web.Access;

/// <summary>One API key: to rotate it, or to withdraw it.</summary>
[Authorize(Policy = nameof(StaffAction.ManageApiKeys))]
public sealed class OneApiKeyModel(IMediator mediator) : StaffPage(mediator)
{
    /// <summary>Which.</summary>
    [BindProperty(SupportsGet = true, Name = "id")]
    public Guid KeyId { get; set; }

    /// <summary>Of the form: sent twice, it makes one key.</summary>
    [BindProperty]
    public Guid NewId { get; set; }

    /// <summary>How long the old key stays good.</summary>
    [BindProperty]
    public int OverlapHours { get; set; } = 24;

    /// <summary>What is known of it.</summary>
    public ApiKeyDetails Key { get; private set; } = null!;

    /// <summary>The key that took its place, right after it was made.</summary>
    public ShownOnce? Made { get; private set; }

    /// <summary>What may be chosen.</summary>
    public IReadOnlyList<SelectListItem> Overlaps { get; } = [new("not at all", "0"), new("1 hour", "1"), new("1 day", "24"), new("3 days", "72"), new("7 days", "168")];

    /// <summary>Shows it.</summary>
    public void OnGet() => NewId = Ids.Next();

    /// <summary>Makes a key in its place.</summary>
    public async Task<IActionResult> OnPostRotate(CancellationToken ct)
    {
        var made = await Mediator.Send(new RotateApiKey(Me, KeyId, NewId, OverlapHours), ct);
        if (made.Error is { } error)
        {
            NewId = Ids.Next();
            return Refused(error);
        }

        Made = new ShownOnce("API key", made.Value.Name, made.Value.Key, OverlapHours == 0
            ? "The old key opens nothing any more." : $"The old key stays good for {OverlapHours} hours.", $"/admin/api-keys/{made.Value.Id}");
        return Page();
    }

    /// <summary>Ends it.</summary>
    public async Task<IActionResult> OnPostWithdraw(CancellationToken ct)
    {
        var done = await Mediator.Send(new WithdrawApiKey(Me, KeyId), ct);
        return done.Error is { } error ? Refused(error) : SeeOther("/admin/api-keys", $"{Key.Name} was withdrawn: it opens nothing any more.");
    }

    /// <inheritdoc />
    protected override async Task<IActionResult?> Prepare(CancellationToken ct)
    {
        if ((await Mediator.Send(new ListApiKeys(Me, KeyId), ct)).Value is not [var found])
            return NotFound();

        Key = found;
        return null;
    }
}
