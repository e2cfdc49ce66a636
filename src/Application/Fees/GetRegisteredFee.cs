using FluentValidation;
using Grancius.Application.Common;
using Grancius.Application.Staff;
using Grancius.Domain.Common;
using Grancius.Domain.Fees;
using Grancius.Domain.Jurisdictions;
using Grancius.Domain.Staff;
using Microsoft.EntityFrameworkCore;

namespace Grancius.Application.Fees;

/// <summary>One entry of the register with all its versions, and what may be done with each.</summary>
public sealed record GetRegisteredFee(Actor By, string Code) : IQuery<RegisteredFee>;

/// <param name="Changes">To be sent back with a change of the entry.</param>
/// <param name="Versions">The newest first day first.</param>
public sealed record RegisteredFee(
    string Code, FeeCodeTerms Terms, int Changes, IReadOnlyList<InvoiceType> Departments, DateOnly Today, IReadOnlyList<RegisteredVersion> Versions)
{
    public string Department => Departments.FirstOrDefault(type => type.TypeId == Terms.InvoiceTypeId)?.Name ?? "";

    public RegisteredVersion? InForce => Versions.FirstOrDefault(version => version.Standing == VersionStanding.InForce);
}

/// <summary>Where a version stands today.</summary>
public enum VersionStanding
{
    Draft,
    Submitted,
    Coming,
    InForce,
    Past,
    Superseded,
    Withdrawn,
}

/// <param name="IsOwnWork">Whether whoever asks wrote or submitted it, and so may not approve it.</param>
/// <param name="Foreseen">What approving it would do; null where it is decided, or where it does not fit.</param>
/// <param name="Misfit">Why it could not be approved as things stand, with the dates.</param>
public sealed record RegisteredVersion(
    Guid Id, int Revision, FeeScheduleTerms Terms, VersionStanding Standing, IReadOnlyList<FeeScheduleMove> Moves, bool IsOwnWork,
    ForeseenApproval? Foreseen, string? Misfit)
{
    public string Price => FeeRuleWords.Of(Terms.Rule);
}

/// <param name="Ends">The version that ends the day before this one begins.</param>
/// <param name="Replaces">The version that was to begin on the same day.</param>
/// <param name="NothingFrom">First day without a price.</param>
public sealed record ForeseenApproval(FeeScheduleTerms? Ends, FeeScheduleTerms? Replaces, DateOnly? NothingFrom);

internal sealed class GetRegisteredFeeValidator : AbstractValidator<GetRegisteredFee>
{
    public GetRegisteredFeeValidator() => RuleFor(query => query.Code).NotEmpty().MaximumLength(40);
}

internal sealed class GetRegisteredFeeHandler(IGranciusDb db, TimeProvider clock) : IQueryHandler<GetRegisteredFee, RegisteredFee>
{
    public async Task<Result<RegisteredFee>> Handle(GetRegisteredFee query, CancellationToken ct)
    {
        var home = await db.Jurisdictions.AsNoTracking().SingleAsync(jurisdiction => jurisdiction.Id == query.By.JurisdictionId, ct);
        var code = await db.FeeCodes.AsNoTracking().SingleOrDefaultAsync(one => one.JurisdictionId == home.Id && one.Code == query.Code, ct);
        if (code is null)
            return FeeErrors.CodeNotFound(query.Code);

        var today = home.DateAt(clock.GetUtcNow());
        return new RegisteredFee(code.Code, code.Terms, code.Changes, [.. home.InvoiceTypes.OrderBy(type => type.TypeId)], today,
        [
            .. code.Schedules.OrderByDescending(version => version.From).ThenByDescending(version => version.Id)
                .Select(version => Registered(code, version, today, query.By.Id)),
        ]);
    }

    private static RegisteredVersion Registered(FeeCode code, FeeSchedule version, DateOnly today, StaffId asks)
    {
        var foreseen = version.IsPending ? code.Foresee(version, today) : null;
        return new RegisteredVersion(
            version.Id, version.Revision, version.Terms, Standing(version, today), version.Moves, version.IsWorkOf(asks),
            foreseen is { IsSuccess: true } ? new(foreseen.Value.Ends?.Terms, foreseen.Value.Replaces?.Terms, foreseen.Value.NothingFrom) : null,
            foreseen?.Error?.Message);
    }

    private static VersionStanding Standing(FeeSchedule version, DateOnly today) => version.Status switch
    {
        FeeScheduleStatus.Draft => VersionStanding.Draft,
        FeeScheduleStatus.Submitted => VersionStanding.Submitted,
        FeeScheduleStatus.Superseded => VersionStanding.Superseded,
        FeeScheduleStatus.Withdrawn => VersionStanding.Withdrawn,
        FeeScheduleStatus.Approved when version.From > today => VersionStanding.Coming,
        FeeScheduleStatus.Approved => version.IsInForce(today) ? VersionStanding.InForce : VersionStanding.Past,
    };
}
