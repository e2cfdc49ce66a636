using FluentValidation;
using Grancius.Application.Common;
using Grancius.Application.Staff;
using Grancius.Domain.Audit;
using Grancius.Domain.Common;
using Grancius.Domain.Staff;
using Microsoft.EntityFrameworkCore;

namespace Grancius.Application.Audit;

/// <summary>The audit trail of somebody's own jurisdiction, newest first.</summary>
/// <param name="Before">The number of the entry that the piece before this one ended with.</param>
public sealed record ListAuditEntries(Actor By, AuditFilter Filter, long? Before, int Limit) : IQuery<AuditPage>;

/// <summary>Which entries are wanted; what is null does not matter.</summary>
/// <param name="Action">As it is recorded, such as <c>fee_waived</c>.</param>
/// <param name="Record">As it is recorded, such as an invoice number.</param>
/// <param name="From">The first moment.</param>
/// <param name="Until">The first moment that is too late.</param>
public sealed record AuditFilter(Guid? Person, string? Action, string? Record, DateTimeOffset? From, DateTimeOffset? Until);

public sealed record AuditLine(
    long Number, DateTimeOffset At, Guid StaffId, string StaffName, string Action, string SubjectKind, string SubjectId, string What);

/// <param name="Next">To be given as <c>Before</c>; null at the end.</param>
public sealed record AuditPage(IReadOnlyList<AuditLine> Items, long? Next);

internal sealed class ListAuditEntriesValidator : AbstractValidator<ListAuditEntries>
{
    public ListAuditEntriesValidator()
    {
        RuleFor(query => query.Limit).InclusiveBetween(1, PageLimit.Most);
        RuleFor(query => query.Filter.Action).MaximumLength(AuditEntry.LongestAction);
        RuleFor(query => query.Filter.Record).MaximumLength(AuditEntry.LongestSubject);
    }
}

internal sealed class ListAuditEntriesHandler(IGranciusDb db) : IQueryHandler<ListAuditEntries, AuditPage>
{
    public async Task<Result<AuditPage>> Handle(ListAuditEntries query, CancellationToken ct)
    {
        var (by, filter) = (query.By, query.Filter);
        var entries = db.AuditEntries.AsNoTracking().Where(entry => entry.JurisdictionId == by.JurisdictionId);
        if (query.Before is { } before)
            entries = entries.Where(entry => entry.Number < before);
        if (filter.Person is { } person)
            entries = entries.Where(entry => entry.StaffId == new StaffId(person));
        if (filter.Action is { } action)
            entries = entries.Where(entry => entry.Action == action);
        if (filter.Record is { } record)
            entries = entries.Where(entry => entry.SubjectId == record);
        if (filter.From is { } from)
            entries = entries.Where(entry => entry.At >= from);
        if (filter.Until is { } until)
            entries = entries.Where(entry => entry.At < until);

        var lines = await entries.OrderByDescending(entry => entry.Number).Take(query.Limit + 1)
            .Select(entry => new AuditLine(
                entry.Number, entry.At, entry.StaffId.Value, entry.StaffName, entry.Action, entry.SubjectKind, entry.SubjectId, entry.What))
            .ToListAsync(ct);
        return lines.Count > query.Limit
            ? new AuditPage(lines[..query.Limit], lines[query.Limit - 1].Number)
            : new AuditPage(lines, null);
    }
}
