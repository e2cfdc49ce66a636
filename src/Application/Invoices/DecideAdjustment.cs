using FluentValidation;
using Grancius.Application.Audit;
using Grancius.Application.Common;
using Grancius.Application.Staff;
using Grancius.Domain.Common;
using Grancius.Domain.Invoices;
using Grancius.Domain.Staff;
using Microsoft.EntityFrameworkCore;

namespace Grancius.Application.Invoices;

/// <summary>A second person approves or refuses a reduction that one alone may not make.</summary>
/// <param name="Words">Why; needed to refuse.</param>
public sealed record DecideAdjustment(Actor By, Guid RequestId, bool Approve, string? Words) : ICommand<DecidedAdjustment>;

public sealed record DecidedAdjustment(string InvoiceNumber, Money Change, Money BalanceDue, bool Approved);

internal sealed class DecideAdjustmentValidator : AbstractValidator<DecideAdjustment>
{
    public DecideAdjustmentValidator()
    {
        RuleFor(command => command.Words).NotEmpty().When(command => !command.Approve).WithMessage("Say why it is refused: whoever asked will read it.");
        RuleFor(command => command.Words).MaximumLength(AdjustFeeValidator.LongestReason)
            .WithMessage($"Say it in at most {AdjustFeeValidator.LongestReason} characters.");
    }
}

internal sealed class DecideAdjustmentHandler(IGranciusDb db, AuditTrail audit, TimeProvider clock) : ICommandHandler<DecideAdjustment, DecidedAdjustment>
{
    public Task<Result<DecidedAdjustment>> Handle(DecideAdjustment command, CancellationToken ct) => db.Atomically<Result<DecidedAdjustment>>(async ct =>
    {
        if (!command.By.May(StaffAction.ApproveWaivers))
            return AdjustmentErrors.NotAllowed;

        var number = await db.AdjustmentRequests.AsNoTracking()
            .Where(request => request.JurisdictionId == command.By.JurisdictionId && request.Id == new AdjustmentRequestId(command.RequestId))
            .Select(request => request.InvoiceNumber)
            .SingleOrDefaultAsync(ct);
        if (number is null)
            return AdjustmentErrors.RequestNotFound;

        return command.Approve ? await Approve(command, number, ct) : await Refuse(command, ct);
    }, ct);

    /// <summary>Its row locked, behind the invoice's: of two who decide at once the second finds it decided.</summary>
    private Task<AdjustmentRequest> Locked(DecideAdjustment command, CancellationToken ct) =>
        db.AdjustmentRequests.ForUpdate().SingleAsync(request => request.Id == new AdjustmentRequestId(command.RequestId), ct);

    private async Task<Result<DecidedAdjustment>> Approve(DecideAdjustment command, string number, CancellationToken ct)
    {
        var invoice = await db.InvoiceToChange(command.By.JurisdictionId, number, null, ct);
        var request = await Locked(command, ct);
        var (now, words) = (clock.GetUtcNow(), string.IsNullOrWhiteSpace(command.Words) ? null : command.Words.Trim());
        var decided = request.Approve(command.By.AsSigner(), words, now);
        if (decided.Error is { } late)
            return late;
        if (invoice.Error is { } held)
            return held;

        // What stands of the fee may be less by now than what was to be taken off.
        var fee = await db.Fees.AsNoTracking().SingleAsync(fee => fee.Id == request.FeeId, ct);
        var plan = await db.Plan(invoice.Value, fee.Id.Value, AdjustmentKind.Waiver, Money.Zero - request.Amount, ct);
        if (plan.Error is { } refused)
            return refused;

        var changed = db.Change(invoice.Value, fee, request.Kind, request.Amount, request.Reason, request.By, command.By.AsSigner(), now);
        if (changed.Error is { } error)
            return error;

        await audit.Record(command.By, "adjustment_approved", "invoice", request.InvoiceNumber,
            $"Approved {request.ByName}'s {request.Kind} of {request.FeeCode} by {request.Amount}: {request.Reason}", ct);
        return new DecidedAdjustment(request.InvoiceNumber, request.Amount, invoice.Value.BalanceDue, Approved: true);
    }

    private async Task<Result<DecidedAdjustment>> Refuse(DecideAdjustment command, CancellationToken ct)
    {
        var request = await Locked(command, ct);
        var decided = request.Refuse(command.By.AsSigner(), command.Words!.Trim(), clock.GetUtcNow());
        if (decided.Error is { } late)
            return late;

        await audit.Record(command.By, "adjustment_refused", "invoice", request.InvoiceNumber,
            $"Refused {request.ByName}'s {request.Kind} of {request.FeeCode} by {request.Amount}: {command.Words.Trim()}", ct);
        var invoice = await db.Invoices.AsNoTracking().SingleAsync(invoice => invoice.Id == request.InvoiceId, ct);
        return new DecidedAdjustment(request.InvoiceNumber, request.Amount, invoice.BalanceDue, Approved: false);
    }
}
