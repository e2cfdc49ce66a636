using FluentValidation;
using Grancius.Application.Common;
using Grancius.Application.Staff;
using Grancius.Domain.Common;
using Grancius.Domain.Fees;
using Grancius.Domain.Jurisdictions;
using Microsoft.EntityFrameworkCore;

namespace Grancius.Application.Fees;

/// <summary>The codes of the register, by code, a page at a time.</summary>
/// <param name="Search">Part of the code or of either label.</param>
/// <param name="After">The last code of the page before.</param>
public sealed record ListRegister(
    Actor By, int? Department, bool? Active, NextVersion? Next, string? Search, string? After, int Limit) : IQuery<RegisterList>;

/// <summary>How the next version of a code stands.</summary>
public enum NextVersion
{
    Draft,
    Submitted,
    Coming,
    None,
}

/// <param name="Next">To be given as <c>After</c>; null at the end.</param>
public sealed record RegisterList(IReadOnlyList<InvoiceType> Departments, IReadOnlyList<ListedCode> Codes, string? Next);

/// <param name="Price">In words, as of today; null while nothing is in force.</param>
/// <param name="NextFrom">First day of the version that comes next or is being decided.</param>
public sealed record ListedCode(
    string Code, string Label, string Department, string? ExternalChargeCode, bool Active, bool ShownToPayers, string? Price, NextVersion Next, DateOnly? NextFrom);

internal sealed class ListRegisterValidator : AbstractValidator<ListRegister>
{
    public ListRegisterValidator()
    {
        RuleFor(query => query.Search).MaximumLength(100);
        RuleFor(query => query.After).MaximumLength(40);
        RuleFor(query => query.Limit).InclusiveBetween(1, PageLimit.Most);
    }
}

internal sealed class ListRegisterHandler(IGranciusDb db, TimeProvider clock) : IQueryHandler<ListRegister, RegisterList>
{
    public async Task<Result<RegisterList>> Handle(ListRegister query, CancellationToken ct)
    {
        var home = await db.Jurisdictions.AsNoTracking().SingleAsync(jurisdiction => jurisdiction.Id == query.By.JurisdictionId, ct);
        var today = home.DateAt(clock.GetUtcNow());
        var codes = await InState(Found(query), query.Next, today)
            .OrderBy(code => code.Code).Take(query.Limit + 1).ToListAsync(ct);
        var shown = codes.Take(query.Limit).Select(code => Listed(code, home, today)).ToList();
        return new RegisterList([.. home.InvoiceTypes.OrderBy(type => type.TypeId)], shown, codes.Count > query.Limit ? shown[^1].Code : null);
    }

    private IQueryable<FeeCode> Found(ListRegister query)
    {
        var codes = db.FeeCodes.AsNoTracking().Where(code => code.JurisdictionId == query.By.JurisdictionId);
        if (query.Department is { } department)
            codes = codes.Where(code => code.InvoiceTypeId == department);
        if (query.Active is { } active)
            codes = codes.Where(code => code.Active == active);
        if (query.After is { } after)
            codes = codes.Where(code => string.Compare(code.Code, after) > 0);
        if (string.IsNullOrWhiteSpace(query.Search))
            return codes;

        var part = query.Search.Trim().ToLowerInvariant();
#pragma warning disable CA1304, CA1311, CA1862, MA0011 // Translated to SQL, where there is no culture to name.
        return codes.Where(code => code.Code.ToLower().Contains(part) || code.Label.ToLower().Contains(part) || code.LabelEs.ToLower().Contains(part));
#pragma warning restore CA1304, CA1311, CA1862, MA0011
    }

    private static IQueryable<FeeCode> InState(IQueryable<FeeCode> codes, NextVersion? next, DateOnly today) => next switch
    {
        NextVersion.Draft => codes.Where(code => code.Schedules.Any(version => version.Status == FeeScheduleStatus.Draft)),
        NextVersion.Submitted => codes.Where(code => code.Schedules.Any(version => version.Status == FeeScheduleStatus.Submitted)),
        NextVersion.Coming => codes.Where(code => code.Schedules.Any(version => version.Status == FeeScheduleStatus.Approved && version.From > today)),
        NextVersion.None => codes.Where(code => !code.Schedules.Any(version => version.Status == FeeScheduleStatus.Draft
            || version.Status == FeeScheduleStatus.Submitted || (version.Status == FeeScheduleStatus.Approved && version.From > today))),
        null => codes,
    };

    private static ListedCode Listed(FeeCode code, Jurisdiction home, DateOnly today)
    {
        var next = code.Schedules.Where(version => version.IsPending || (version.IsApproved && version.From > today))
            .OrderByDescending(version => version.Status == FeeScheduleStatus.Submitted)
            .ThenByDescending(version => version.Status == FeeScheduleStatus.Draft).ThenBy(version => version.From).FirstOrDefault();
        var state = next?.Status switch
        {
            null => NextVersion.None,
            FeeScheduleStatus.Submitted => NextVersion.Submitted,
            FeeScheduleStatus.Draft => NextVersion.Draft,
            _ => NextVersion.Coming,
        };
        return new ListedCode(
            code.Code, code.Label, home.InvoiceTypes.FirstOrDefault(type => type.TypeId == code.InvoiceTypeId)?.Name ?? "",
            code.ExternalChargeCode, code.Active, code.ShownToPayers, code.InForce(today) is { } version ? FeeRuleWords.Of(version.Rule) : null, state, next?.From);
    }
}
