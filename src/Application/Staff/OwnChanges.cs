using Grancius.Application.Common;
using Grancius.Domain.Staff;
using Microsoft.EntityFrameworkCore;

namespace Grancius.Application.Staff;

/// <summary>
/// Who may change what they sign in with: not whoever finds a browser that is signed in since this morning, nor whoever knows
/// a clerk's password and stands at the counter.
/// </summary>
internal static class OwnChanges
{
    public static async Task<bool> IsFresh(this IGranciusDb db, Actor by, Guid session, DateTimeOffset now, CancellationToken ct)
    {
        var since = now - StaffRules.Fresh;
        return await db.StaffSessions.OpenOf(by.Id).AnyAsync(open => open.Id == session && open.StartedAt > since && open.Means != SignInMeans.PasswordAtCounter, ct);
    }

    public static Task<int> EndOthers(this IGranciusDb db, Actor by, Guid session, DateTimeOffset now, CancellationToken ct) =>
        db.StaffSessions.OpenOf(by.Id).Where(open => open.Id != session).ExecuteUpdateAsync(set => set.SetProperty(open => open.EndedAt, now), ct);
}
