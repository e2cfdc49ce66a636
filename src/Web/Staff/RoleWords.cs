using Grancius.Domain.Staff;

namespace Grancius.Web.Staff;

/// <summary>The roles as staff read them.</summary>
public static class RoleWords
{
    /// <summary>As a heading has it: "Finance approver".</summary>
    public static string Name(StaffRole role) => role switch
    {
        StaffRole.Clerk => "Clerk",
        StaffRole.Supervisor => "Supervisor",
        StaffRole.Finance => "Finance",
        StaffRole.FinanceApprover => "Finance approver",
        StaffRole.Administrator => "Administrator",
        StaffRole.Auditor => "Auditor",
    };

    /// <summary>What somebody with the role does.</summary>
    public static string Does(StaffRole role) => role switch
    {
        StaffRole.Clerk => "takes payments, assesses fees, asks for waivers",
        StaffRole.Supervisor => "what a clerk does; adjusts fees, approves waivers, voids invoices",
        StaffRole.Finance => "keeps the fee register, sees the money",
        StaffRole.FinanceApprover => "what finance does; approves fee schedules and waivers",
        StaffRole.Administrator => "keeps the jurisdiction, its staff, keys and connections",
        StaffRole.Auditor => "sees everything and the audit trail, changes nothing",
    };

    /// <summary>All of them in one line.</summary>
    public static string List(IEnumerable<StaffRole> roles) => string.Join(", ", roles.Select(Name));
}
