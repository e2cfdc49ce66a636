using Grancius.Application.Staff;
using Grancius.Domain.Staff;
using Grancius.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Grancius.Infrastructure.Demo;

/// <summary>Lets the demo's staff in where the settings say so, and sends them away everywhere else.</summary>
internal sealed class DemoStaffLoader(GranciusDb db, IStaffCredentials credentials, Settings settings, TimeProvider clock)
{
    private static readonly Lock Guard = new();

    /// <summary>Made once in a process: it takes a while, and the password is no secret.</summary>
    private static string? _hash;

    public async Task Load(CancellationToken ct)
    {
        if (!settings.Demo.Staff)
        {
            await Retire(ct);
            return;
        }

        await db.Atomically(async ct =>
        {
            foreach (var person in DemoStaff.People)
                await Join(person, ct);
            return true;
        }, ct);
    }

    /// <returns>How many were sent away.</returns>
    public Task<int> Retire(CancellationToken ct) => db.Atomically(async ct =>
    {
        var now = clock.GetUtcNow();
        var demo = await db.StaffMembers.Where(member => member.Demo && member.DisabledAt == null).Take(100).ToListAsync(ct);
        foreach (var member in demo)
        {
            member.IsSentAway(now);
            await db.StaffSessions.Where(session => session.StaffId == member.Id && session.EndedAt == null)
                .ExecuteUpdateAsync(set => set.SetProperty(session => session.EndedAt, now), ct);
        }

        return demo.Count;
    }, ct);

    public Task<bool> Any(CancellationToken ct) => db.StaffMembers.AnyAsync(member => member.Demo && member.DisabledAt == null, ct);

    private async Task Join(DemoPerson person, CancellationToken ct)
    {
        if (await db.StaffMembers.AnyAsync(member => member.Email == person.Email, ct)
            || await db.Jurisdictions.Where(place => place.Slug == person.Jurisdiction).SingleOrDefaultAsync(ct) is not { } jurisdiction)
            return;

        var member = StaffMember.Join(StaffId.New(), jurisdiction.Id, person.Name, person.Email, [person.Role], clock.GetUtcNow(), demo: true);
        db.StaffMembers.Add(member);
        await credentials.Make(member, Hash(), ct);
    }

    private string Hash()
    {
        lock (Guard)
            return _hash ??= credentials.HashOf(DemoStaff.Password);
    }
}
