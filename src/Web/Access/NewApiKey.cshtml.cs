using Grancius.Application.Access;
using Grancius.Domain.Access;
using Grancius.Domain.Common;
using Grancius.Domain.Staff;
using Grancius.Web.Shared;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Grancius.Web.Access;

/// <summary>Makes an API key and shows it this once.</summary>
[Authorize(Policy = nameof(StaffAction.ManageApiKeys))]
public sealed class NewApiKeyModel(IMediator mediator) : StaffPage(mediator)
{
    private const string ForEver = "0";

    /// <summary>Of the form: sent twice, it makes one key.</summary>
    [BindProperty]
    public Guid Id { get; set; }

    /// <summary>Which program uses it.</summary>
    [BindProperty]
    public string? Name { get; set; }

    /// <summary>What it may do.</summary>
    [BindProperty]
    public List<string> Scopes { get; set; } = [];

    /// <summary>How long it is good.</summary>
    [BindProperty]
    public string? Days { get; set; } = "365";

    /// <summary>The key, right after it was made.</summary>
    public ShownOnce? Made { get; private set; }

    /// <summary>Every scope with what it allows.</summary>
    public IReadOnlyList<(string Value, string Means)> AllScopes => ApiScopes.All;

    /// <summary>What may be chosen.</summary>
    public IReadOnlyList<SelectListItem> Lives { get; } =
        [new("90 days", "90"), new("1 year", "365"), new("2 years", "730"), new("Until it is withdrawn", ForEver)];

    /// <summary>Asks.</summary>
    public void OnGet() => Id = Ids.Next();

    /// <summary>Makes it.</summary>
    public async Task<IActionResult> OnPost(CancellationToken ct)
    {
        int? days = Days == ForEver ? null : int.TryParse(Days, System.Globalization.CultureInfo.InvariantCulture, out var given) ? given : -1;
        var made = await Mediator.Send(new IssueApiKey(Me, Id, Name ?? "", Scopes, days), ct);
        if (made.Error is { } error)
        {
            // Whoever sends it once more means another key.
            Id = error == AccessErrors.MadeAlready ? Ids.Next() : Id;
            return Refused(error);
        }

        Made = new ShownOnce(
            "API key", made.Value.Name, made.Value.Key,
            made.Value.ExpiresAt is { } end ? $"It is good until {Display.DateTime(end, Zone)}." : "It is good until it is withdrawn.", $"/admin/api-keys/{made.Value.Id}");
        return Page();
    }
}
