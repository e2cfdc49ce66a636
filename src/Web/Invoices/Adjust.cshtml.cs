using System.Globalization;
using Grancius.Application.Invoices;
using Grancius.Domain.Common;
using Grancius.Domain.Invoices;
using Grancius.Domain.Staff;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Grancius.Web.Invoices;

/// <summary>Corrects, waives or exempts a fee: typed, shown what it does, then done.</summary>
[Authorize(Policy = nameof(StaffAction.ViewAccounts))]
public sealed class AdjustModel(IMediator mediator) : AboutOneInvoice(mediator)
{
    /// <summary>Which fee.</summary>
    [BindProperty(SupportsGet = true, Name = "fee")]
    public Guid Fee { get; set; }

    /// <summary>What is done to it.</summary>
    [BindProperty(SupportsGet = true, Name = "kind")]
    public AdjustmentKind Kind { get; set; }

    /// <summary>Dollars.</summary>
    [BindProperty]
    public string? Amount { get; set; }

    /// <summary>The amount of which it was shown what it does.</summary>
    [BindProperty]
    public string? Shown { get; set; }

    /// <summary>The fee as it stands.</summary>
    public StandingFee Line { get; private set; } = null!;

    /// <summary>What it would do.</summary>
    public AdjustmentPreview? Preview { get; private set; }

    /// <summary>What the page does.</summary>
    public string Title => $"{Verb} {Line.Code}";

    /// <summary>What is done, as an order.</summary>
    public string Verb => Kind switch
    {
        AdjustmentKind.Waiver => "Waive",
        AdjustmentKind.Exemption => "Exempt",
        _ => "Correct",
    };

    /// <summary>The empty form.</summary>
    public IActionResult OnGet() => Page();

    /// <summary>Shows what it would do.</summary>
    public async Task<IActionResult> OnPost(CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(Reason))
            ModelState.AddModelError(nameof(Reason), "Say why: it stands in the invoice's history.");
        return await Show(ct);
    }

    /// <summary>Does it, or asks a second person for it.</summary>
    public async Task<IActionResult> OnPostConfirm(CancellationToken ct)
    {
        if (!TryRead(out var amount))
            return Page();
        if ((Shown ?? "") != (Amount ?? ""))
        {
            var page = await Show(ct);
            ModelState.AddModelError(nameof(Amount), "This is another amount than was shown. Look at what it does, then confirm.");
            return page;
        }

        var done = await Mediator.Send(new AdjustFee(Me, Invoice.Number, Fee, Kind, amount, Reason ?? "", Seen), ct);
        if (done.Error is { } refused)
        {
            ModelState.Remove(nameof(Seen));
            return Refused(refused);
        }

        return SeeOther(Address, done.Value.Waits
            ? $"Asked for approval: {done.Value.FeeCode} by {done.Value.Change}. Nothing is changed until somebody else approves."
            : $"{done.Value.FeeCode} is changed by {done.Value.Change}. {done.Value.BalanceDue} is due.");
    }

    /// <inheritdoc />
    protected override async Task<IActionResult?> Prepare(CancellationToken ct)
    {
        if (await base.Prepare(ct) is { } instead)
            return instead;
        if (!Me.May(Kind.Needs()))
            return Forbidden();
        if (Invoice.Fees.FirstOrDefault(fee => fee.Id == Fee) is not { } line || Kind is AdjustmentKind.Recalculation or AdjustmentKind.Void)
            return NotFound();

        Line = line;
        return null;
    }

    private async Task<IActionResult> Show(CancellationToken ct)
    {
        if (!TryRead(out var amount) || !ModelState.IsValid)
            return Page();

        var shown = await Mediator.Send(new PreviewAdjustment(Me, Invoice.Number, Fee, Kind, amount), ct);
        if (shown.Error is { } refused)
            return Refused(refused);

        ModelState.Remove(nameof(Seen));
        Preview = shown.Value;
        return Page();
    }

    private bool TryRead(out Money? amount)
    {
        amount = null;
        if (string.IsNullOrWhiteSpace(Amount))
            return true;

        if (decimal.TryParse(Amount.Trim().TrimStart('$'), NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var dollars)
            && Money.FromDollars(dollars) is { IsSuccess: true } money)
        {
            amount = money.Value;
            return true;
        }

        ModelState.AddModelError(nameof(Amount), "Enter dollars with at most two decimals, such as 25.00.");
        return false;
    }
}
