using FluentValidation;
using Grancius.Application.Common;
using Grancius.Application.Staff;
using Grancius.Domain.Common;
using Grancius.Domain.Invoices;
using Microsoft.EntityFrameworkCore;

namespace Grancius.Application.Invoices;

/// <summary>What correcting, waiving or exempting a fee would do, before it is done. Changes nothing.</summary>
public sealed record PreviewAdjustment(Actor By, string InvoiceNumber, Guid FeeId, AdjustmentKind Kind, Money? Amount) : IQuery<AdjustmentPreview>;

/// <param name="NumberAfter">The number the processor is shown from then on; the same where it has seen none yet or nothing is left to show.</param>
/// <param name="Limit">What one person alone may forgo of an invoice.</param>
public sealed record AdjustmentPreview(
    Money FeeBefore, Money Change, Money FeeAfter, Money BalanceBefore, Money BalanceAfter, bool Settles, bool WaitsForSecondPerson, Money Limit,
    string? NumberAfter, int Seen);

internal sealed class PreviewAdjustmentValidator : AbstractValidator<PreviewAdjustment>
{
    public PreviewAdjustmentValidator()
    {
        RuleFor(query => query.InvoiceNumber).NotEmpty().MaximumLength(60);
        RuleFor(query => query.Amount).NotNull()
            .When(query => query.Kind == AdjustmentKind.Correction).WithMessage("Enter what the fee should be.");
        RuleFor(query => query.Amount).Must(amount => amount >= Money.Zero)
            .When(query => query.Amount is not null).WithMessage("The amount is not below zero.");
    }
}

internal sealed class PreviewAdjustmentHandler(IGranciusDb db, TimeProvider clock) : IQueryHandler<PreviewAdjustment, AdjustmentPreview>
{
    public async Task<Result<AdjustmentPreview>> Handle(PreviewAdjustment query, CancellationToken ct)
    {
        var invoice = await db.Invoices.AsNoTracking().SingleOrDefaultAsync(
            invoice => invoice.JurisdictionId == query.By.JurisdictionId && invoice.Number == query.InvoiceNumber, ct);
        if (invoice is null)
            return InvoiceErrors.NotFound(query.InvoiceNumber);
        if (await db.InvoiceHolds.AsNoTracking().Where(hold => hold.InvoiceId == invoice.Id).ToListAsync(ct) is [var hold, ..])
            return InvoiceErrors.InPayment(invoice.Number, hold.SessionId);

        var plan = await db.Plan(invoice, query.FeeId, query.Kind, query.Amount, ct);
        if (plan.Error is { } refused)
            return refused;

        var (before, seen, shown) = (invoice.BalanceDue, invoice.Version, invoice.ShownAs);
        // Tried on a copy that is never saved: the invoice itself says whether it may be.
        if (invoice.Adjust(plan.Value.Change, plan.Value.Fee.GlWeights, clock.GetUtcNow()).Error is { } error)
            return error;

        var limit = await db.Jurisdictions.AsNoTracking().Where(own => own.Id == query.By.JurisdictionId).Select(own => own.WaiverLimit).SingleAsync(ct);
        return new AdjustmentPreview(
            plan.Value.Before, plan.Value.Change, plan.Value.After, before, invoice.BalanceDue, invoice.State == InvoiceState.Paid,
            plan.Value.NeedsSecondPerson(limit), limit, invoice.ShownAs == shown ? null : invoice.ShownAs, seen);
    }
}
