using Grancius.Domain.Staff;

namespace Grancius.UnitTests.Staff;

/// <summary>Who may do what, written down a second time: a change of the table is meant, or it fails here.</summary>
public class StaffPermissionsTests
{
    private const string Agreed = """
        TakePayments        Clerk Supervisor
        ViewAccounts        Clerk Supervisor Finance FinanceApprover Administrator Auditor
        AssessFees          Clerk Supervisor
        AdjustFees          Supervisor Finance FinanceApprover
        WaiveFees           Clerk Supervisor
        ApproveWaivers      Supervisor FinanceApprover
        VoidInvoices        Supervisor
        SendPaymentLinks    Clerk Supervisor
        ViewRegister        Clerk Supervisor Finance FinanceApprover Administrator Auditor
        MaintainRegister    Finance FinanceApprover Administrator
        ApproveSchedules    FinanceApprover
        ViewFinance         Supervisor Finance FinanceApprover Auditor
        ViewDeliveries      Finance FinanceApprover Administrator Auditor
        ManageJurisdiction  Administrator
        ManageStaff         Administrator
        RegisterCounters    Supervisor Administrator
        ManageApiKeys       Administrator
        ManageWebhooks      Administrator
        ViewAuditTrail      Auditor
        """;

    public static TheoryData<StaffAction> Actions => [.. Enum.GetValues<StaffAction>()];

    [Theory]
    [MemberData(nameof(Actions))]
    public void An_action_is_permitted_to_the_roles_that_were_agreed(StaffAction action)
    {
        var line = Agreed.Split('\n').Select(words => words.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Single(words => words[0] == action.ToString());

        Enum.GetValues<StaffRole>().Where(role => StaffPermissions.Allow([role], action)).Select(role => role.ToString()).ShouldBe(line[1..]);
    }

    [Fact]
    public void Several_roles_may_what_each_of_them_may()
    {
        StaffPermissions.Allow([StaffRole.Clerk, StaffRole.Auditor], StaffAction.ViewAuditTrail).ShouldBeTrue();
        StaffPermissions.Allow([StaffRole.Clerk, StaffRole.Auditor], StaffAction.TakePayments).ShouldBeTrue();
        StaffPermissions.Allow([], StaffAction.ViewAccounts).ShouldBeFalse();
    }

    [Fact]
    public void An_auditor_may_only_look() =>
        StaffPermissions.Of(StaffRole.Auditor).ShouldAllBe(action => action.ToString().StartsWith("View", StringComparison.Ordinal));
}
