namespace Grancius.Domain.Staff;

/// <summary>Which role may do what: the one table that guards, navigation and tests read.</summary>
public static class StaffPermissions
{
    private static readonly IReadOnlySet<StaffAction> Clerk = Set(
        StaffAction.TakePayments, StaffAction.ViewAccounts, StaffAction.AssessFees, StaffAction.WaiveFees, StaffAction.SendPaymentLinks,
        StaffAction.ViewRegister);

    private static readonly IReadOnlySet<StaffAction> Finance = Set(
        StaffAction.ViewAccounts, StaffAction.ViewRegister, StaffAction.MaintainRegister, StaffAction.AdjustFees, StaffAction.ViewFinance,
        StaffAction.ViewDeliveries);

    private static readonly Dictionary<StaffRole, IReadOnlySet<StaffAction>> Table = new()
    {
        [StaffRole.Clerk] = Clerk,
        [StaffRole.Supervisor] = Set(
            [.. Clerk, StaffAction.AdjustFees, StaffAction.ApproveWaivers, StaffAction.VoidInvoices, StaffAction.ViewFinance, StaffAction.RegisterCounters]),
        [StaffRole.Finance] = Finance,
        [StaffRole.FinanceApprover] = Set([.. Finance, StaffAction.ApproveSchedules, StaffAction.ApproveWaivers]),
        [StaffRole.Administrator] = Set(
            StaffAction.ViewAccounts, StaffAction.ViewRegister, StaffAction.MaintainRegister, StaffAction.ViewDeliveries,
            StaffAction.ManageJurisdiction, StaffAction.ManageStaff, StaffAction.RegisterCounters, StaffAction.ManageApiKeys, StaffAction.ManageWebhooks),
        [StaffRole.Auditor] = Set(
            StaffAction.ViewAccounts, StaffAction.ViewRegister, StaffAction.ViewFinance, StaffAction.ViewDeliveries, StaffAction.ViewAuditTrail),
    };

    /// <summary>All that a role may do.</summary>
    public static IReadOnlySet<StaffAction> Of(StaffRole role) => Table[role];

    /// <summary>Whether one of the roles is enough for it.</summary>
    public static bool Allow(IEnumerable<StaffRole> roles, StaffAction action) => roles.Any(role => Table[role].Contains(action));

    private static HashSet<StaffAction> Set(params StaffAction[] actions) => [.. actions];
}
