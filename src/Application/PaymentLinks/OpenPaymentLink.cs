using FluentValidation;
using Grancius.Application.Common;
using Grancius.Application.Jurisdictions;
using Grancius.Domain.Common;
using Grancius.Domain.Invoices;
using Grancius.Domain.PaymentLinks;
using Microsoft.EntityFrameworkCore;

namespace Grancius.Application.PaymentLinks;

/// <summary>A payer follows a link: whether it is good, and for which invoices. That it was opened is noted.</summary>
public sealed record OpenPaymentLink(string Jurisdiction, string Token) : ICommand<OpenedLink>;

/// <param name="InvoiceNumbers">Those of its invoices on which something is due still.</param>
public sealed record OpenedLink(LinkState State, string AccountNumber, IReadOnlyList<string> InvoiceNumbers, string Language, DateTimeOffset ExpiresAt);

internal sealed class OpenPaymentLinkValidator : AbstractValidator<OpenPaymentLink>
{
    public OpenPaymentLinkValidator() => RuleFor(command => command.Token).NotEmpty().MaximumLength(100);
}

internal sealed class OpenPaymentLinkHandler(IGranciusDb db, Tenants tenants, TimeProvider clock) : ICommandHandler<OpenPaymentLink, OpenedLink>
{
    public async Task<Result<OpenedLink>> Handle(OpenPaymentLink command, CancellationToken ct)
    {
        var jurisdiction = await tenants.Named(command.Jurisdiction, ct);
        if (jurisdiction.Error is { } unknown)
            return unknown;

        var hash = PaymentLink.HashOf(command.Token);
        return await db.Atomically<Result<OpenedLink>>(async ct =>
        {
            var link = await db.PaymentLinks.ForUpdate().SingleOrDefaultAsync(link => link.TokenHash == hash, ct);
            if (link is null || link.JurisdictionId != jurisdiction.Value.Id)
                return PaymentLinkErrors.NotFound;

            var now = clock.GetUtcNow();
            link.Opened(now);
            var ids = link.Invoices.Select(line => line.InvoiceId).ToList();
            var open = await db.Invoices.AsNoTracking()
                .Where(invoice => ids.Contains(invoice.Id) && invoice.State == InvoiceState.Open)
                .OrderBy(invoice => invoice.Id).Select(invoice => invoice.Number).ToListAsync(ct);
            var state = link.StateAt(now);
            return new OpenedLink(state == LinkState.Good && open.Count == 0 ? LinkState.Settled : state, link.AccountNumber, open, link.Language, link.ExpiresAt);
        }, ct);
    }
}
