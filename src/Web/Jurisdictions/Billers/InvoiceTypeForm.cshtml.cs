using System.Globalization;
using Grancius.Application.Jurisdictions;
using Grancius.Domain.Jurisdictions;
using Grancius.Domain.Staff;
using Grancius.Web.Jurisdictions.Keeping;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Grancius.Web.Jurisdictions.Billers;

/// <summary>Adds an invoice type, or renames or removes the one that the address names.</summary>
[Authorize(Policy = nameof(StaffAction.ManageJurisdiction))]
public sealed class InvoiceTypeFormModel(IMediator mediator) : KeepingPage(mediator)
{
    private InvoiceType? _kept;

    /// <summary>The number that the processor gave it.</summary>
    [BindProperty]
    public string? TypeId { get; set; }

    /// <summary>As payers read it.</summary>
    [BindProperty]
    public string? Name { get; set; }

    /// <summary>The same in Spanish.</summary>
    [BindProperty]
    public string? NameEs { get; set; }

    /// <summary>"yes" where it is really to be removed.</summary>
    [BindProperty]
    public string? Sure { get; set; }

    /// <summary>The type that is there; null where one is added.</summary>
    public int? Existing => int.TryParse(RouteData.Values["type"] as string, CultureInfo.InvariantCulture, out var type) ? type : null;

    /// <summary>Shows the type.</summary>
    public IActionResult OnGet()
    {
        (Name, NameEs) = (_kept?.Name, _kept?.NameEs);
        return Page();
    }

    /// <summary>Adds or renames it.</summary>
    public Task<IActionResult> OnPost(CancellationToken ct)
    {
        if (Existing is { } existing)
            return Keep(new RenameInvoiceType(Me, existing, Text(Name), Text(NameEs)), OverviewModel.Address, ct);

        _ = int.TryParse(Text(TypeId), NumberStyles.None, CultureInfo.InvariantCulture, out var number);
        return Keep(new AddInvoiceType(Me, number, Text(Name), Text(NameEs)), OverviewModel.Address, ct);
    }

    /// <summary>Takes it away, once that was confirmed.</summary>
    public Task<IActionResult> OnPostRemove(CancellationToken ct)
    {
        (Name, NameEs) = (_kept?.Name, _kept?.NameEs);
        if (Sure != "yes")
            ModelState.AddModelError(nameof(Sure), "Confirm that the invoice type is to be removed.");
        return Keep(new RemoveInvoiceType(Me, Existing ?? 0), OverviewModel.Address, ct);
    }

    /// <inheritdoc />
    protected override async Task<IActionResult?> Prepare(CancellationToken ct)
    {
        if (Existing is null)
            return null;

        _kept = (await Mediator.Send(new GetKeptBiller(Me), ct)).Value.InvoiceTypes.FirstOrDefault(type => type.TypeId == Existing);
        return _kept is null ? NotFound() : null;
    }
}
