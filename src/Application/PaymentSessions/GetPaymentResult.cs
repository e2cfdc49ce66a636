using FluentValidation;
using Grancius.Application.Common;
using Grancius.Domain.Common;
using Grancius.Domain.PaymentSessions;
using Microsoft.EntityFrameworkCore;

namespace Grancius.Application.PaymentSessions;

/// <summary>What a payer who holds the attempt's token may see of it. Reads only.</summary>
public sealed record GetPaymentResult(string Token) : IQuery<PaymentResult>;

/// <param name="RedirectUrl">The processor's page, while it may still be paid on.</param>
/// <param name="HadPage">Whether the payer could ever have reached the processor's page.</param>
/// <param name="ReceiptToken">Only once money was seen.</param>
public sealed record PaymentResult(
    Guid Id, string Jurisdiction, string AccountNumber, string Reference, PaymentSessionStatus State, Money Amount, Money AmountPaid, Money ServiceFee,
    PaymentMethod Method, string? Tender, IReadOnlyList<SessionInvoice> Invoices, string? RedirectUrl, string? OpenFailure, string? ReceiptToken,
    DateTimeOffset CreatedAt, DateTimeOffset? PaidAt, DateTimeOffset? LastCheckAt, DateTimeOffset? NextCheckAt, bool HasEmail,
    bool HadPage, string Language);

internal sealed class GetPaymentResultValidator : AbstractValidator<GetPaymentResult>
{
    public GetPaymentResultValidator() => RuleFor(query => query.Token).NotEmpty().MaximumLength(100);
}

internal sealed class GetPaymentResultHandler(IGranciusDb db) : IQueryHandler<GetPaymentResult, PaymentResult>
{
    public async Task<Result<PaymentResult>> Handle(GetPaymentResult query, CancellationToken ct)
    {
        var found = await (
            from session in db.PaymentSessions.AsNoTracking()
            where session.Token == query.Token
            join jurisdiction in db.Jurisdictions on session.JurisdictionId equals jurisdiction.Id
            join account in db.Accounts on session.AccountId equals account.Id
            select new PaymentResult(
                session.Id.Value, jurisdiction.Slug, session.AccountNumber, session.Reference, session.Status, session.Amount, session.AmountPaid,
                session.ServiceFee, session.Method, session.Tender, session.Invoices, session.RedirectUrl, session.OpenFailure, session.ReceiptToken,
                session.CreatedAt, session.PaidAt, session.LastCheckAt, session.NextCheckAt, account.Customer.Email != null,
                session.RedirectUrl != null, session.Language))
            .SingleOrDefaultAsync(ct);
        if (found is null)
            return PaymentSessionErrors.NotFound;

        return found with
        {
            RedirectUrl = found.State is PaymentSessionStatus.AwaitingPayer or PaymentSessionStatus.Declined ? found.RedirectUrl : null,
            ReceiptToken = found.AmountPaid.IsPositive ? found.ReceiptToken : null,
        };
    }
}
