using Grancius.Application.Jurisdictions;
using Grancius.Domain.Staff;
using Grancius.Web.Jurisdictions.Keeping;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Grancius.Web.Jurisdictions.Billers;

/// <summary>Adds an EMV reader, or changes the one that the address names.</summary>
[Authorize(Policy = nameof(StaffAction.ManageJurisdiction))]
public sealed class ReaderFormModel(IMediator mediator) : KeepingPage(mediator)
{
    private KeptReader? _kept;

    /// <summary>What clerks call it.</summary>
    [BindProperty]
    public string? Name { get; set; }

    /// <summary>Where it stands.</summary>
    [BindProperty]
    public string? Location { get; set; }

    /// <summary>What the processor calls it.</summary>
    [BindProperty]
    public string? DeviceId { get; set; }

    /// <summary>Whether it may be used: yes or no.</summary>
    [BindProperty]
    public string? Active { get; set; } = "yes";

    /// <summary>The reader that is there; null where one is added.</summary>
    public Guid? Existing => Guid.TryParse(RouteData.Values["id"] as string, out var id) ? id : null;

    /// <summary>Shows the reader.</summary>
    public IActionResult OnGet()
    {
        if (_kept is { } kept)
            (Name, Location, DeviceId, Active) = (kept.Name, kept.Location, kept.DeviceId, kept.Active ? "yes" : "no");
        return Page();
    }

    /// <summary>Adds or changes it.</summary>
    public Task<IActionResult> OnPost(CancellationToken ct) => Existing is { } id
        ? Keep(new ChangeReader(Me, id, Text(Name), Text(Location), Text(DeviceId), Active == "yes"), OverviewModel.Address, ct)
        : Keep(new InstallReader(Me, Text(Name), Text(Location), Text(DeviceId)), OverviewModel.Address, ct);

    /// <inheritdoc />
    protected override async Task<IActionResult?> Prepare(CancellationToken ct)
    {
        if (Existing is null)
            return null;

        _kept = (await Mediator.Send(new GetKeptBiller(Me), ct)).Value.Readers.FirstOrDefault(reader => reader.Id == Existing);
        return _kept is null ? NotFound() : null;
    }
}
