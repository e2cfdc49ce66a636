using FluentValidation;
using Grancius.Application.Common;
using Grancius.Application.Staff;
using Grancius.Domain.Common;
using Grancius.Domain.PaymentSessions;
using Microsoft.EntityFrameworkCore;

namespace Grancius.Application.Reconciliation;

/// <summary>What came in since a moment, and what is still waited for.</summary>
public sealed record GetFinanceToday(Actor By, DateTimeOffset Since) : IQuery<FinanceToday>;

/// <param name="Collected">By method of payment.</param>
/// <param name="IsAll">False where more came in than is counted here.</param>
/// <param name="Waiting">Attempts of which news of money may still come, by state.</param>
public sealed record FinanceToday(IReadOnlyList<Collected> Collected, bool IsAll, IReadOnlyList<WaitingSessions> Waiting);

/// <param name="Payments">Counted by invoice.</param>
/// <param name="Amount">Principal, as seen at the processor.</param>
/// <param name="Unapplied">The part of it that was not due on its invoice.</param>
public sealed record Collected(PaymentMethod Method, int Payments, Money Amount, Money Unapplied);

/// <param name="Oldest">When the oldest was begun.</param>
public sealed record WaitingSessions(PaymentSessionStatus Status, int Count, Money Amount, DateTimeOffset Oldest);

internal sealed class GetFinanceTodayValidator : AbstractValidator<GetFinanceToday>;

internal sealed class GetFinanceTodayHandler(IGranciusDb db) : IQueryHandler<GetFinanceToday, FinanceToday>
{
    /// <summary>So many payments of a day, and attempts that wait, are counted: more than any county of ours sees.</summary>
    private const int Most = 20_000;

    /// <summary>By so much at the most: an id is made by the clock of its node.</summary>
    private static readonly TimeSpan ClocksDiffer = TimeSpan.FromHours(1);

    private static readonly PaymentSessionStatus[] Waiting =
        [PaymentSessionStatus.Opening, PaymentSessionStatus.AwaitingPayer, PaymentSessionStatus.Unknown, PaymentSessionStatus.Declined, PaymentSessionStatus.UnderReview];

    public async Task<Result<FinanceToday>> Handle(GetFinanceToday query, CancellationToken ct)
    {
        var first = new PaymentId(Ids.FirstOf(query.Since - ClocksDiffer));
        var payments = await (
            from payment in db.Payments.AsNoTracking()
            join session in db.PaymentSessions on payment.SessionId equals session.Id
            where payment.JurisdictionId == query.By.JurisdictionId && payment.Id > first && session.JurisdictionId == query.By.JurisdictionId && payment.SeenAt >= query.Since
            orderby payment.Id descending
            select new { session.Method, payment.Amount, payment.Applied }).Take(Most + 1).ToListAsync(ct);
        var sessions = await db.PaymentSessions.AsNoTracking()
            .Where(session => session.JurisdictionId == query.By.JurisdictionId && session.NextCheckAt != null && Waiting.Contains(session.Status))
            .OrderByDescending(session => session.Id)
            .Take(Most)
            .Select(session => new { session.Status, session.Amount, session.CreatedAt })
            .ToListAsync(ct);
        return new FinanceToday(
            [
                .. payments.Take(Most).GroupBy(payment => payment.Method).OrderBy(method => method.Key).Select(method => new Collected(
                    method.Key, method.Count(), Money.Sum(method.Select(one => one.Amount)), Money.Sum(method.Select(one => one.Amount - one.Applied)))),
            ],
            payments.Count <= Most,
            [
                .. sessions.GroupBy(session => session.Status).OrderBy(status => status.Key).Select(status => new WaitingSessions(
                    status.Key, status.Count(), Money.Sum(status.Select(one => one.Amount)), status.Min(one => one.CreatedAt))),
            ]);
    }
}
