namespace Grancius.Domain.Staff;

/// <summary>What a member of the staff was taken on for. One person may have several; what each may do is in <see cref="StaffPermissions"/>.</summary>
public enum StaffRole
{
    /// <summary>Stands at the counter: assesses fees and takes payments.</summary>
    Clerk,

    /// <summary>Answers for the counter: corrects and approves what clerks do.</summary>
    Supervisor,

    /// <summary>Keeps the books and drafts the register of fees.</summary>
    Finance,

    /// <summary>The second person in finance: approves schedules and waivers.</summary>
    FinanceApprover,

    /// <summary>Keeps the jurisdiction's settings, its staff and its connections.</summary>
    Administrator,

    /// <summary>Reads, and changes nothing.</summary>
    Auditor,
}
