using System.Globalization;
using Grancius.Application.Invoices;
using Grancius.Domain.Common;
using Grancius.Domain.Staff;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Grancius.Web.Invoices;

/// <summary>Works an invoice's fees out again as of a date: shown first, then done.</summary>
[Authorize(Policy = nameof(StaffAction.AdjustFees))]
public sealed class RecalculateModel(IMediator mediator, TimeProvider clock) : AboutOneInvoice(mediator)
{
    /// <summary>Whose schedules are used.</summary>
    [BindProperty]
    public string? AsOf { get; set; }

    /// <summary>The change in cents that was shown.</summary>
    [BindProperty]
    public long? Change { get; set; }

    /// <summary>What would change.</summary>
    public RecalculatedInvoice? Preview { get; private set; }

    /// <summary>Asks for the date.</summary>
    public void OnGet() => AsOf = $"{DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), Zone).DateTime):yyyy-MM-dd}";

    /// <summary>Shows what would change.</summary>
    public async Task<IActionResult> OnPost(CancellationToken ct)
    {
        if (!TryRead(out var asOf))
            return Page();

        var shown = await Mediator.Send(new PreviewRecalculation(Me, Invoice.Number, asOf), ct);
        if (shown.Error is { } refused)
            return Refused(refused);

        ModelState.Remove(nameof(Seen));
        ModelState.Remove(nameof(Change));
        Preview = shown.Value;
        return Page();
    }

    /// <summary>Does what was shown.</summary>
    public async Task<IActionResult> OnPostConfirm(CancellationToken ct)
    {
        if (!TryRead(out var asOf))
            return Page();
        if (string.IsNullOrWhiteSpace(Reason))
        {
            ModelState.AddModelError(nameof(Reason), "Say why: it stands in the invoice's history.");
            return await OnPost(ct);
        }

        var done = await Mediator.Send(new RecalculateInvoice(Me, Invoice.Number, asOf, Reason, Money.OfCents(Change ?? 0), Seen ?? -1), ct);
        return done.Error is { } refused
            ? Refused(refused)
            : SeeOther(Address, $"Recalculated as of {asOf:yyyy-MM-dd}: changed by {done.Value.Change}. {done.Value.BalanceAfter} is due.");
    }

    private bool TryRead(out DateOnly asOf)
    {
        if (DateOnly.TryParseExact(AsOf, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out asOf))
            return true;
        ModelState.AddModelError(nameof(AsOf), "Enter the date, such as 2026-11-25.");
        return false;
    }
}
