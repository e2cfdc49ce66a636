using FluentValidation;
using Grancius.Application.Common;
using Grancius.Domain.Common;
using Grancius.Domain.Staff;
using Microsoft.EntityFrameworkCore;

namespace Grancius.Application.Staff;

/// <summary>The jurisdiction's registered counters, and which of them this machine is.</summary>
/// <param name="Secret">What this machine's browser holds, if it holds one.</param>
public sealed record ListCounters(Actor By, string? Secret) : IQuery<CounterList>;

public sealed record CounterList(IReadOnlyList<CounterSummary> Counters);

public sealed record CounterSummary(Guid Id, string Name, string RegisteredBy, DateTimeOffset RegisteredAt, bool Here);

internal sealed class ListCountersValidator : AbstractValidator<ListCounters>
{
    public ListCountersValidator() => RuleFor(query => query.Secret).MaximumLength(100);
}

internal sealed class ListCountersHandler(IGranciusDb db) : IQueryHandler<ListCounters, CounterList>
{
    public async Task<Result<CounterList>> Handle(ListCounters query, CancellationToken ct)
    {
        var here = query.Secret is { } secret ? SecretHash.Of(secret) : "";
        return new CounterList(await (
            from counter in db.RegisteredCounters.AsNoTracking()
            where counter.JurisdictionId == query.By.JurisdictionId && counter.WithdrawnAt == null
            join member in db.StaffMembers on counter.RegisteredBy equals member.Id
            orderby counter.Name, counter.Id
            select new CounterSummary(counter.Id, counter.Name, member.Name, counter.RegisteredAt, counter.Hash == here)).Take(PageLimit.Most).ToListAsync(ct));
    }
}
