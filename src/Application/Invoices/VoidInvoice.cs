using FluentValidation;
using Grancius.Application.Audit;
using Grancius.Application.Common;
using Grancius.Application.Staff;
using Grancius.Domain.Common;
using Grancius.Domain.Invoices;
using Grancius.Domain.Staff;

namespace Grancius.Application.Invoices;

/// <summary>Takes back an invoice that nothing was paid on. Money that comes for it all the same is kept and listed.</summary>
/// <param name="Seen">The invoice's version that was looked at.</param>
public sealed record VoidInvoice(Actor By, string InvoiceNumber, string Reason, int? Seen) : ICommand<VoidedInvoice>;

public sealed record VoidedInvoice(string InvoiceNumber, Money TakenBack);

internal sealed class VoidInvoiceValidator : AbstractValidator<VoidInvoice>
{
    public VoidInvoiceValidator()
    {
        RuleFor(command => command.InvoiceNumber).NotEmpty().MaximumLength(60);
        RuleFor(command => command.Reason).NotEmpty().WithMessage("Say why: it stands in the invoice's history.")
            .MaximumLength(AdjustFeeValidator.LongestReason).WithMessage($"Say it in at most {AdjustFeeValidator.LongestReason} characters.");
    }
}

internal sealed class VoidInvoiceHandler(IGranciusDb db, AuditTrail audit, TimeProvider clock) : ICommandHandler<VoidInvoice, VoidedInvoice>
{
    public Task<Result<VoidedInvoice>> Handle(VoidInvoice command, CancellationToken ct) => db.Atomically<Result<VoidedInvoice>>(async ct =>
    {
        if (!command.By.May(StaffAction.VoidInvoices))
            return AdjustmentErrors.NotAllowed;

        var found = await db.InvoiceToChange(command.By.JurisdictionId, command.InvoiceNumber, command.Seen, ct);
        if (found.Error is { } held)
            return held;

        var (invoice, now, reason) = (found.Value, clock.GetUtcNow(), command.Reason.Trim());
        var parts = invoice.Void(now);
        if (parts.Error is { } refused)
            return refused;

        var takenBack = Money.Zero - Money.Sum(parts.Value.Select(part => part.Amount));
        db.Adjustments.Add(Adjustment.Of(invoice, null, AdjustmentKind.Void, Money.Zero - takenBack, reason, command.By.AsSigner(), null, now));
        db.PostAdjustment(invoice, parts.Value, now);
        await audit.Record(command.By, AdjustmentKind.Void.AuditName(), "invoice", invoice.Number, $"Voided {takenBack}: {reason}", ct);
        return new VoidedInvoice(invoice.Number, takenBack);
    }, ct);
}
