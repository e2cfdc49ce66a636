using Grancius.Domain.Jurisdictions;
using Grancius.Domain.Staff;

namespace Grancius.UnitTests.Staff;

public class StaffMemberTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 25, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void An_address_is_the_same_however_it_is_typed() =>
        StaffMember.Join(StaffId.New(), JurisdictionId.New(), " Nia ", " Nia@County.GOV ", [StaffRole.Clerk], Now).Email.ShouldBe("nia@county.gov");

    [Fact]
    public void Roles_are_kept_once_and_in_order() =>
        Member(StaffRole.Finance, StaffRole.Clerk, StaffRole.Finance).Roles.ShouldBe([StaffRole.Clerk, StaffRole.Finance]);

    [Fact]
    public void Only_who_is_nothing_but_a_clerk_is_one_at_a_counter()
    {
        Member(StaffRole.Clerk).IsClerkOnly.ShouldBeTrue();
        Member(StaffRole.Clerk, StaffRole.Auditor).IsClerkOnly.ShouldBeFalse();
        Member(StaffRole.Supervisor).IsClerkOnly.ShouldBeFalse();
    }

    [Fact]
    public void The_last_administrator_is_the_one_without_whom_there_is_none()
    {
        var (one, other, gone, clerk) = (Member(StaffRole.Administrator), Member(StaffRole.Administrator), Member(StaffRole.Administrator), Member(StaffRole.Clerk));
        gone.IsSentAway(Now);

        StaffMember.IsLastAdministrator([one, other, gone, clerk], one).ShouldBeFalse();
        StaffMember.IsLastAdministrator([one, gone, clerk], one).ShouldBeTrue();
        StaffMember.IsLastAdministrator([one, gone, clerk], clerk).ShouldBeFalse();
        StaffMember.IsLastAdministrator([one, gone, clerk], gone).ShouldBeFalse();
    }

    [Fact]
    public void An_invitation_is_open_until_it_is_used_withdrawn_or_too_old()
    {
        Invitation().IsOpen(Now).ShouldBeTrue();
        Invitation().IsOpen(Now + StaffInvitation.GoodFor).ShouldBeFalse();
        var used = Invitation();
        used.IsAccepted(Now);
        used.IsOpen(Now).ShouldBeFalse();
        var withdrawn = Invitation();
        withdrawn.IsWithdrawn(Now);
        withdrawn.IsOpen(Now).ShouldBeFalse();
    }

    private static StaffMember Member(params StaffRole[] roles) => StaffMember.Join(StaffId.New(), JurisdictionId.New(), "Nia", "nia@county.gov", roles, Now);

    private static StaffInvitation Invitation() =>
        StaffInvitation.Of(JurisdictionId.New(), "Nia", "nia@county.gov", [StaffRole.Clerk], "secret", StaffId.New(), Now);
}
