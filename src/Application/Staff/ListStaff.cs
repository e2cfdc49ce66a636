using FluentValidation;
using Grancius.Application.Common;
using Grancius.Domain.Common;
using Grancius.Domain.Staff;
using Microsoft.EntityFrameworkCore;

namespace Grancius.Application.Staff;

/// <summary>Everybody who works for the jurisdiction by name, and on the first page the invitations that wait.</summary>
/// <param name="After">The last name of the page before.</param>
public sealed record ListStaff(Actor By, string? After = null, int Limit = PageLimit.Usual) : IQuery<StaffList>;

/// <param name="Next">The name after which the next page begins; null at the end.</param>
public sealed record StaffList(IReadOnlyList<StaffSummary> Members, IReadOnlyList<InvitationSummary> Invitations, string? Next);

public sealed record StaffSummary(Guid Id, string Name, string Email, IReadOnlyList<StaffRole> Roles, bool Disabled);

public sealed record InvitationSummary(Guid Id, string Name, string Email, IReadOnlyList<StaffRole> Roles, DateTimeOffset ExpiresAt, bool Expired);

internal sealed class ListStaffValidator : AbstractValidator<ListStaff>
{
    public ListStaffValidator()
    {
        RuleFor(query => query.After).MaximumLength(400);
        RuleFor(query => query.Limit).InclusiveBetween(1, PageLimit.Most);
    }
}

internal sealed class ListStaffHandler(IGranciusDb db, TimeProvider clock) : IQueryHandler<ListStaff, StaffList>
{
    public async Task<Result<StaffList>> Handle(ListStaff query, CancellationToken ct)
    {
        var members = db.StaffMembers.AsNoTracking().Of(query.By);
        if (query.After?.Split('\n') is [var name, var email])
            members = members.Where(member => member.Name.CompareTo(name) > 0 || (member.Name == name && member.Email.CompareTo(email) > 0));
        var rows = await members.OrderBy(member => member.Name).ThenBy(member => member.Email).Take(query.Limit + 1).ToListAsync(ct);

        var now = clock.GetUtcNow();
        var waiting = query.After is not null ? [] : await db.StaffInvitations.AsNoTracking()
            .Where(invitation => invitation.JurisdictionId == query.By.JurisdictionId && invitation.AcceptedAt == null && invitation.WithdrawnAt == null)
            .OrderByDescending(invitation => invitation.InvitedAt).Take(PageLimit.Usual).ToListAsync(ct);
        return new StaffList(
            [.. rows.Take(query.Limit).Select(member => new StaffSummary(member.Id.Value, member.Name, member.Email, member.Roles, member.IsDisabled))],
            [.. waiting.Select(one => new InvitationSummary(one.Id, one.Name, one.Email, one.Roles, one.ExpiresAt, !one.IsOpen(now)))],
            rows.Count > query.Limit ? $"{rows[query.Limit - 1].Name}\n{rows[query.Limit - 1].Email}" : null);
    }
}
