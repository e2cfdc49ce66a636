using Grancius.Application.Audit;
using Grancius.Application.Common;
using Grancius.Application.Staff;
using Grancius.Domain.Common;
using Grancius.Domain.Fees;
using Grancius.Domain.Jurisdictions;
using Grancius.Domain.Staff;
using Microsoft.EntityFrameworkCore;

namespace Grancius.Application.Fees;

/// <summary>How one entry of the register is changed: read, changed, signed and written into the trail, in one transaction.</summary>
internal sealed class RegisterDesk(IGranciusDb db, AuditTrail audit, TimeProvider clock)
{
    /// <summary>What a change is made with.</summary>
    public sealed record Pen(Signature By, DateOnly Today);

    /// <summary>What a change did, for the trail.</summary>
    public sealed record Deed(string Action, string What);

    public async Task<Result<T>> Change<T>(Actor by, string code, Func<FeeCode, Pen, Result<T>> change, Func<FeeCode, T, Deed> deed, CancellationToken ct)
    {
        var pen = await PenOf(by, ct);
        return await db.Atomically(async ct =>
        {
            // Two changes at once meet in the version of the code's row: the second runs again and sees the first.
            if (await db.FeeCodes.SingleOrDefaultAsync(one => one.JurisdictionId == by.JurisdictionId && one.Code == code, ct) is not { } found)
                return FeeErrors.CodeNotFound(code);

            var changed = change(found, pen);
            if (changed.Error is { } refused)
                return refused;

            var done = deed(found, changed.Value);
            await audit.Record(by, done.Action, "fee_code", code, done.What, ct);
            return changed;
        }, ct);
    }

    /// <summary>A change of one version, answered with where the version then stands.</summary>
    public Task<Result<FeeScheduleStatus>> Move(
        Actor by, string code, Guid schedule, Func<FeeCode, Pen, Result> change, string action, Func<FeeSchedule, string> what, CancellationToken ct) =>
        Change<FeeSchedule>(by, code,
            (found, pen) => change(found, pen).Error is { } refused ? refused : found.Schedules.Single(version => version.Id == schedule),
            (_, version) => new Deed(action, what(version)), ct).Then(version => version.Status, ct);

    public async Task<Pen> PenOf(Actor by, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        return new Pen(new Signature(by.Id, by.Name, now), (await Home(by, ct)).DateAt(now));
    }

    public Task<Jurisdiction> Home(Actor by, CancellationToken ct) =>
        db.Jurisdictions.AsNoTracking().SingleAsync(jurisdiction => jurisdiction.Id == by.JurisdictionId, ct);

    /// <summary>The same inside a transaction: until its end nobody else adds or changes an entry, or an invoice type, reader or rule.</summary>
    public Task<Jurisdiction> LockedHome(Actor by, CancellationToken ct) =>
        db.Jurisdictions.ForUpdate().AsNoTracking().SingleAsync(jurisdiction => jurisdiction.Id == by.JurisdictionId, ct);
}

internal static class RegisterRules
{
    public const int LongestReason = 500;
    public const int MostCodes = 2_000;

    public static readonly Error NotPermitted =
        new("not_permitted", "Your roles do not permit this.", ErrorKind.Unprocessable);

    public static async Task<Result<TNext>> Then<T, TNext>(this Task<Result<T>> task, Func<T, TNext> next, CancellationToken ct)
    {
        var result = await task.WaitAsync(ct);
        return result.Error is { } error ? error : next(result.Value);
    }

    /// <summary>"2027-01-01 to 2027-12-31" or "from 2027-01-01".</summary>
    public static string Span(this FeeSchedule version) =>
        version.To is { } to ? $"{version.From:yyyy-MM-dd} to {to:yyyy-MM-dd}" : $"from {version.From:yyyy-MM-dd}";

    /// <summary>Whether the biller takes invoices of the entry's type.</summary>
    public static bool Bills(this Jurisdiction home, FeeCodeTerms terms) => home.InvoiceTypes.Any(type => type.TypeId == terms.InvoiceTypeId);

    public static bool MayMaintain(this Actor by) => by.May(StaffAction.MaintainRegister);
}
