namespace Grancius.Domain.Staff;

/// <summary>What staff may be permitted to do. Policies of pages have these names.</summary>
public enum StaffAction
{
    TakePayments,
    ViewAccounts,
    AssessFees,
    AdjustFees,
    WaiveFees,
    ApproveWaivers,
    VoidInvoices,
    SendPaymentLinks,
    ViewRegister,
    MaintainRegister,
    ApproveSchedules,
    ViewFinance,
    ViewDeliveries,
    ManageJurisdiction,
    ManageStaff,
    RegisterCounters,
    ManageApiKeys,
    ManageWebhooks,
    ViewAuditTrail,
}
