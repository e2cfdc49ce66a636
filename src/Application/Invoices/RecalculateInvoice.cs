using FluentValidation;
using Grancius.Application.Audit;
using Grancius.Application.Common;
using Grancius.Application.Staff;
using Grancius.Domain.Common;
using Grancius.Domain.Invoices;
using Grancius.Domain.Staff;

namespace Grancius.Application.Invoices;

/// <summary>Works an invoice's fees out again as of a date and books the differences, as they were shown before.</summary>
/// <param name="Change">What was shown to change in all: something else is not done.</param>
/// <param name="Seen">The invoice's version that was looked at.</param>
public sealed record RecalculateInvoice(Actor By, string InvoiceNumber, DateOnly AsOf, string Reason, Money Change, int Seen) : ICommand<RecalculatedInvoice>;

internal sealed class RecalculateInvoiceValidator : AbstractValidator<RecalculateInvoice>
{
    public RecalculateInvoiceValidator()
    {
        RuleFor(command => command.InvoiceNumber).NotEmpty().MaximumLength(60);
        RuleFor(command => command.Reason).NotEmpty().WithMessage("Say why: it stands in the invoice's history.")
            .MaximumLength(AdjustFeeValidator.LongestReason).WithMessage($"Say it in at most {AdjustFeeValidator.LongestReason} characters.");
    }
}

internal sealed class RecalculateInvoiceHandler(IGranciusDb db, AuditTrail audit, TimeProvider clock) : ICommandHandler<RecalculateInvoice, RecalculatedInvoice>
{
    public Task<Result<RecalculatedInvoice>> Handle(RecalculateInvoice command, CancellationToken ct) => db.Atomically<Result<RecalculatedInvoice>>(async ct =>
    {
        if (!command.By.May(StaffAction.AdjustFees))
            return AdjustmentErrors.NotAllowed;

        var found = await db.InvoiceToChange(command.By.JurisdictionId, command.InvoiceNumber, command.Seen, ct);
        if (found.Error is { } held)
            return held;

        var (invoice, now, reason) = (found.Value, clock.GetUtcNow(), $"As of {command.AsOf:yyyy-MM-dd}: {command.Reason.Trim()}");
        var again = await db.Recalculate(invoice, command.AsOf, ct);
        if (again.Error is { } refused)
            return refused;
        if (Money.Sum(again.Value.Fees.Select(fee => fee.Change)) != command.Change)
            return InvoiceErrors.ChangedSince(invoice.Number);

        var before = invoice.BalanceDue;
        // What is added comes first, so that the invoice is not settled halfway.
        var changes = again.Value.Fees.Where(fee => !fee.Change.IsZero).OrderByDescending(fee => fee.Change).ToList();
        if (changes.Count == 0)
            return InvoiceErrors.NothingToAdjust;

        foreach (var change in changes)
        {
            var fee = again.Value.Assessed.Single(fee => fee.Id.Value == change.FeeId);
            var changed = db.Change(invoice, fee, AdjustmentKind.Recalculation, change.Change, reason, command.By.AsSigner(), null, now);
            if (changed.Error is { } error)
                return error;
        }

        await audit.Record(command.By, AdjustmentKind.Recalculation.AuditName(), "invoice", invoice.Number,
            $"Recalculated by {command.Change} as of {command.AsOf:yyyy-MM-dd}: {command.Reason.Trim()}", ct);
        return new RecalculatedInvoice(invoice.Number, command.AsOf, again.Value.Fees, command.Change, before, invoice.BalanceDue, null, invoice.Version);
    }, ct);
}
