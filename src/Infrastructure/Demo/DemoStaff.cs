using Grancius.Domain.Staff;

namespace Grancius.Infrastructure.Demo;

/// <summary>One of the demo's staff.</summary>
/// <param name="Jurisdiction">Its slug.</param>
public sealed record DemoPerson(string Email, string Name, StaffRole Role, string Jurisdiction);

/// <summary>The demo's staff, whose password everybody knows: Production refuses to start with them.</summary>
public static class DemoStaff
{
    public const string Password = "orange grove at noon";

    public static IReadOnlyList<DemoPerson> People { get; } =
    [
        new("clerk@co-hernando-fl.example", "Casey Clerk", StaffRole.Clerk, DemoLoader.County),
        new("supervisor@co-hernando-fl.example", "Sol Supervisor", StaffRole.Supervisor, DemoLoader.County),
        new("finance@co-hernando-fl.example", "Fran Finance", StaffRole.Finance, DemoLoader.County),
        new("approver@co-hernando-fl.example", "Avery Approver", StaffRole.FinanceApprover, DemoLoader.County),
        new("admin@co-hernando-fl.example", "Adrian Admin", StaffRole.Administrator, DemoLoader.County),
        new("auditor@co-hernando-fl.example", "Audrey Auditor", StaffRole.Auditor, DemoLoader.County),
        new("admin@city-brooksville-fl.example", "Blake Admin", StaffRole.Administrator, DemoLoader.City),
    ];
}
