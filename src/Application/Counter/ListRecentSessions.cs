using FluentValidation;
using Grancius.Application.Common;
using Grancius.Application.Staff;
using Grancius.Domain.Common;
using Grancius.Domain.PaymentSessions;
using Microsoft.EntityFrameworkCore;

namespace Grancius.Application.Counter;

/// <summary>The newest attempts to pay, whatever became of them, newest first.</summary>
public sealed record ListRecentSessions(Actor By, DateTimeOffset Since, int Limit) : IQuery<IReadOnlyList<RecentSession>>;

public sealed record RecentSession(
    string Reference, string AccountNumber, Money Amount, PaymentMethod Method, PaymentSessionStatus Status, string? Reader, DateTimeOffset CreatedAt);

internal sealed class ListRecentSessionsValidator : AbstractValidator<ListRecentSessions>
{
    public ListRecentSessionsValidator() => RuleFor(query => query.Limit).InclusiveBetween(1, PageLimit.Most);
}

internal sealed class ListRecentSessionsHandler(IGranciusDb db) : IQueryHandler<ListRecentSessions, IReadOnlyList<RecentSession>>
{
    /// <summary>The newest first and then those of the time: the order is an index, the time is not.</summary>
    public async Task<Result<IReadOnlyList<RecentSession>>> Handle(ListRecentSessions query, CancellationToken ct)
    {
        var rows = await db.PaymentSessions.AsNoTracking()
            .Where(session => session.JurisdictionId == query.By.JurisdictionId)
            .OrderByDescending(session => session.Id)
            .Take(query.Limit)
            .Select(session => new RecentSession(
                session.Reference, session.AccountNumber, session.Amount, session.Method, session.Status,
                db.Readers.Where(reader => reader.Id == session.ReaderId && reader.JurisdictionId == session.JurisdictionId).Select(reader => reader.Name).FirstOrDefault(),
                session.CreatedAt))
            .ToListAsync(ct);
        return rows.FindAll(row => row.CreatedAt >= query.Since);
    }
}
