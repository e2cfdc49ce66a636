using FluentValidation;
using Grancius.Application.Common;
using Grancius.Application.Jurisdictions;
using Grancius.Domain.Common;
using Grancius.Domain.PaymentSessions;
using Microsoft.EntityFrameworkCore;

namespace Grancius.Application.PaymentSessions;

/// <summary>All that is known of a session, with what was learned and how it moved, in the order it happened.</summary>
public sealed record GetPaymentSession(string Jurisdiction, Guid Id) : IQuery<PaymentSessionDetails>;

public sealed record PaymentSessionDetails(
    Guid Id, string Reference, string AccountNumber, PaymentSessionStatus State, Money Amount, Money AmountPaid, Money ServiceFee, PaymentMethod Method,
    Guid? ReaderId, string? Tender, IReadOnlyList<SessionInvoice> Invoices, IReadOnlyList<EvidenceDetails> Evidence, IReadOnlyList<MoveDetails> History,
    DateTimeOffset CreatedAt, DateTimeOffset? PaidAt, DateTimeOffset? LastCheckAt, DateTimeOffset? NextCheckAt);

public sealed record EvidenceDetails(DateTimeOffset At, EvidenceSource Source, string Finding, Guid? PostbackId);

/// <param name="Correction">Set where news had been missed and was found by asking.</param>
public sealed record MoveDetails(DateTimeOffset At, PaymentSessionStatus From, PaymentSessionStatus To, SessionCause Cause, string? Correction);

internal sealed class GetPaymentSessionValidator : AbstractValidator<GetPaymentSession>
{
    public GetPaymentSessionValidator() => RuleFor(query => query.Id).NotEmpty();
}

internal sealed class GetPaymentSessionHandler(IGranciusDb db, Tenants tenants) : IQueryHandler<GetPaymentSession, PaymentSessionDetails>
{
    private const int MostNews = 500;

    public async Task<Result<PaymentSessionDetails>> Handle(GetPaymentSession query, CancellationToken ct)
    {
        var jurisdiction = await tenants.Named(query.Jurisdiction, ct);
        if (jurisdiction.Error is { } unknown)
            return unknown;

        var session = await db.PaymentSessions.AsNoTracking()
            .Where(session => session.JurisdictionId == jurisdiction.Value.Id && session.Id == new PaymentSessionId(query.Id))
            .Select(session => new PaymentSessionDetails(
                session.Id.Value, session.Reference, session.AccountNumber, session.Status, session.Amount, session.AmountPaid, session.ServiceFee,
                session.Method, session.ReaderId == null ? null : session.ReaderId.Value.Value, session.Tender, session.Invoices,
                Array.Empty<EvidenceDetails>(), Array.Empty<MoveDetails>(), session.CreatedAt, session.PaidAt, session.LastCheckAt, session.NextCheckAt))
            .SingleOrDefaultAsync(ct);
        return session is null ? PaymentSessionErrors.NotFound : await WithNews(session, ct);
    }

    private async Task<PaymentSessionDetails> WithNews(PaymentSessionDetails session, CancellationToken ct)
    {
        var one = db.PaymentSessions.AsNoTracking().Where(known => known.Id == new PaymentSessionId(session.Id));
        return session with
        {
            Evidence = await one.SelectMany(known => known.Evidence).OrderBy(evidence => evidence.Place).Take(MostNews)
                .Select(evidence => new EvidenceDetails(evidence.At, evidence.Source, evidence.Finding, evidence.PostbackId)).ToListAsync(ct),
            History = await one.SelectMany(known => known.History).OrderBy(move => move.Place).Take(MostNews)
                .Select(move => new MoveDetails(move.At, move.From, move.To, move.Cause, move.Correction)).ToListAsync(ct),
        };
    }
}
