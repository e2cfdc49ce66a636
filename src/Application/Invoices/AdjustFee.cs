using FluentValidation;
using Grancius.Application.Audit;
using Grancius.Application.Common;
using Grancius.Application.Staff;
using Grancius.Domain.Common;
using Grancius.Domain.Invoices;
using Grancius.Domain.Staff;
using Microsoft.EntityFrameworkCore;

namespace Grancius.Application.Invoices;

/// <summary>Corrects, waives or exempts a fee of an issued invoice; what one person alone may not do waits for a second.</summary>
/// <param name="Amount">What the fee shall be (a correction) or what shall be waived of it; the whole fee where none is given.</param>
/// <param name="Seen">The invoice's version that was looked at.</param>
public sealed record AdjustFee(
    Actor By, string InvoiceNumber, Guid FeeId, AdjustmentKind Kind, Money? Amount, string Reason, int? Seen) : ICommand<AdjustedFee>;

/// <param name="Waits">Nothing was changed yet: a second person has to approve.</param>
public sealed record AdjustedFee(string FeeCode, Money Change, Money BalanceDue, bool Waits);

internal sealed class AdjustFeeValidator : AbstractValidator<AdjustFee>
{
    public const int LongestReason = 500;

    public AdjustFeeValidator()
    {
        RuleFor(command => command.Kind).Must(kind => kind is AdjustmentKind.Correction or AdjustmentKind.Waiver or AdjustmentKind.Exemption)
            .WithMessage("Choose whether to correct, waive or exempt.");
        RuleFor(command => command.Reason).NotEmpty().WithMessage("Say why: it stands in the invoice's history.")
            .MaximumLength(LongestReason).WithMessage($"Say it in at most {LongestReason} characters.");
        RuleFor(command => command.Amount).Must(amount => amount >= Money.Zero)
            .When(command => command.Amount is not null).WithMessage("The amount is not below zero.");
        RuleFor(command => command.Amount).NotNull()
            .When(command => command.Kind == AdjustmentKind.Correction).WithMessage("Enter what the fee should be.");
    }
}

internal sealed class AdjustFeeHandler(IGranciusDb db, AuditTrail audit, TimeProvider clock) : ICommandHandler<AdjustFee, AdjustedFee>
{
    public Task<Result<AdjustedFee>> Handle(AdjustFee command, CancellationToken ct) => db.Atomically<Result<AdjustedFee>>(async ct =>
    {
        if (!command.By.May(command.Kind.Needs()))
            return AdjustmentErrors.NotAllowed;

        var invoice = await db.InvoiceToChange(command.By.JurisdictionId, command.InvoiceNumber, command.Seen, ct);
        if (invoice.Error is { } held)
            return held;

        var plan = await db.Plan(invoice.Value, command.FeeId, command.Kind, command.Amount, ct);
        if (plan.Error is { } refused)
            return refused;

        var limit = await db.Jurisdictions.AsNoTracking().Where(own => own.Id == command.By.JurisdictionId).Select(own => own.WaiverLimit).SingleAsync(ct);
        return plan.Value.NeedsSecondPerson(limit)
            ? await Ask(command, invoice.Value, plan.Value, ct)
            : await Change(command, invoice.Value, plan.Value, ct);
    }, ct);

    private async Task<Result<AdjustedFee>> Change(AdjustFee command, Invoice invoice, AdjustmentPlan plan, CancellationToken ct)
    {
        var changed = db.Change(invoice, plan.Fee, command.Kind, plan.Change, command.Reason.Trim(), command.By.AsSigner(), null, clock.GetUtcNow());
        if (changed.Error is { } refused)
            return refused;

        await audit.Record(command.By, command.Kind.AuditName(), "invoice", invoice.Number,
            $"{command.Kind.Did()} {plan.Fee.Code} by {plan.Change}, to {plan.After}: {command.Reason.Trim()}", ct);
        return new AdjustedFee(plan.Fee.Code, plan.Change, invoice.BalanceDue, Waits: false);
    }

    /// <summary>Whether the invoice would take it is tried on it all the same, without keeping it: nobody shall approve what cannot be.</summary>
    private async Task<Result<AdjustedFee>> Ask(AdjustFee command, Invoice invoice, AdjustmentPlan plan, CancellationToken ct)
    {
        if (invoice.State != InvoiceState.Open)
            return InvoiceErrors.Settled(invoice.Number, invoice.State);
        if (invoice.BalanceDue + plan.Change < Money.Zero)
            return InvoiceErrors.BelowPaid(invoice.Number, invoice.BalanceDue, invoice.AmountPaid);

        var waiting = await db.AdjustmentRequests.AsNoTracking()
            .Where(other => other.FeeId == plan.Fee.Id && other.State == RequestState.Waiting)
            .Select(other => other.ByName)
            .FirstOrDefaultAsync(ct);
        if (waiting is not null)
            return AdjustmentErrors.WaitsAlready(waiting);

        db.AdjustmentRequests.Add(AdjustmentRequest.Ask(
            invoice, plan.Fee, command.Kind, plan.Change, command.Reason.Trim(), command.By.AsSigner(), clock.GetUtcNow()));
        await audit.Record(command.By, "adjustment_requested", "invoice", invoice.Number,
            $"Asked for a second person: {command.Kind} of {plan.Fee.Code} by {plan.Change}: {command.Reason.Trim()}", ct);
        return new AdjustedFee(plan.Fee.Code, plan.Change, invoice.BalanceDue, Waits: true);
    }
}

/// <summary>What each kind of adjustment takes, and how it is told.</summary>
public static class AdjustmentWords
{
    /// <summary>What its maker must be permitted to do.</summary>
    public static StaffAction Needs(this AdjustmentKind kind) =>
        kind is AdjustmentKind.Waiver or AdjustmentKind.Exemption ? StaffAction.WaiveFees : StaffAction.AdjustFees;

    internal static string AuditName(this AdjustmentKind kind) => kind switch
    {
        AdjustmentKind.Correction => "fee_corrected",
        AdjustmentKind.Waiver => "fee_waived",
        AdjustmentKind.Exemption => "fee_exempted",
        AdjustmentKind.Recalculation => "fee_recalculated",
        AdjustmentKind.Void => "invoice_voided",
    };

    internal static string Did(this AdjustmentKind kind) => kind switch
    {
        AdjustmentKind.Correction => "Corrected",
        AdjustmentKind.Waiver => "Waived",
        AdjustmentKind.Exemption => "Marked as exempt",
        AdjustmentKind.Recalculation => "Recalculated",
        AdjustmentKind.Void => "Voided",
    };
}
