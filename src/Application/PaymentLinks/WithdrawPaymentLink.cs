using FluentValidation;
using Grancius.Application.Audit;
using Grancius.Application.Common;
using Grancius.Application.Invoices;
using Grancius.Application.Staff;
using Grancius.Domain.Common;
using Grancius.Domain.Invoices;
using Grancius.Domain.PaymentLinks;
using Grancius.Domain.Staff;
using Microsoft.EntityFrameworkCore;

namespace Grancius.Application.PaymentLinks;

/// <summary>Makes a link good for nothing; a payment that was begun by it goes on.</summary>
public sealed record WithdrawPaymentLink(Actor By, Guid Id) : ICommand<string>;

internal sealed class WithdrawPaymentLinkValidator : AbstractValidator<WithdrawPaymentLink>
{
    public WithdrawPaymentLinkValidator() => RuleFor(command => command.Id).NotEmpty();
}

/// <returns>The account's number.</returns>
internal sealed class WithdrawPaymentLinkHandler(IGranciusDb db, AuditTrail audit, TimeProvider clock) : ICommandHandler<WithdrawPaymentLink, string>
{
    public Task<Result<string>> Handle(WithdrawPaymentLink command, CancellationToken ct) => db.Atomically<Result<string>>(async ct =>
    {
        if (!command.By.May(StaffAction.SendPaymentLinks))
            return AdjustmentErrors.NotAllowed;

        var link = await db.PaymentLinks.ForUpdate().SingleOrDefaultAsync(
            link => link.JurisdictionId == command.By.JurisdictionId && link.Id == new PaymentLinkId(command.Id), ct);
        if (link is null)
            return PaymentLinkErrors.NotFound;
        if (link.WithdrawnAt is not null)
            return link.AccountNumber;

        link.Withdraw(command.By.AsSigner(), clock.GetUtcNow());
        await audit.Record(command.By, "payment_link_withdrawn", "account", link.AccountNumber,
            $"Withdrew the payment link for {string.Join(", ", link.Invoices.Select(line => line.Number))}", ct);
        return link.AccountNumber;
    }, ct);
}
