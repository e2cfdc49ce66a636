using Grancius.Application.Staff;
using Grancius.Domain.Staff;

namespace Grancius.Web.Shared;

/// <summary>A page in the staff's navigation.</summary>
/// <param name="Job">The heading it stands under.</param>
/// <param name="Name">What the link says.</param>
/// <param name="Address">Where it leads.</param>
/// <param name="About">What can be done there, in a sentence.</param>
/// <param name="AnyOf">Shown to whoever may do one of these: the same that the page demands.</param>
internal sealed record StaffLink(string Job, string Name, string Address, string About, params StaffAction[] AnyOf)
{
    public bool IsFor(Actor actor) => AnyOf.Any(actor.May);

    /// <summary>Whether a page of this address belongs to it.</summary>
    public bool Leads(PathString path) => path.StartsWithSegments(Address, StringComparison.Ordinal);
}

/// <summary>The staff's navigation by job: a page that is built adds its line here.</summary>
internal static class StaffNavigation
{
    public static readonly IReadOnlyList<StaffLink> Links =
    [
        new("Counter", "Today", "/counter", "Today's payments and the readers.", StaffAction.TakePayments),
        new("Accounts", "Accounts", "/accounts", "Who owes what.", StaffAction.ViewAccounts),
        new("Accounts", "Invoices", "/invoices", "Every bill, by number, amount, reference or state.", StaffAction.ViewAccounts),
        new("Accounts", "Approvals", "/approvals", "Waivers that wait for a second person.", StaffAction.ViewAccounts),
        new("Fees", "Register", "/fees", "What is charged, from when, and what waits for approval.", StaffAction.ViewRegister),
        new("Finance", "Today", "/finance", "What came in, what is waited for and what needs a person.", StaffAction.ViewFinance),
        new("Administration", "Overview", "/admin", "What can be maintained here.", StaffSignIn.Administering),
        new("Administration", "Jurisdiction", "/admin/jurisdiction", "Name, address, look, numbering and terms that payers see, and who may waive how much.", StaffAction.ManageJurisdiction),
        new("Administration", "Biller", "/admin/biller", "What Invoice Cloud knows us by, invoice types and readers.", StaffAction.ManageJurisdiction),
        new("Administration", "Service fees", "/admin/service-fees", "What paying costs on top, by tender and invoice type.", StaffAction.ManageJurisdiction),
        new("Administration", "API keys", "/admin/api-keys", "What programs may do in our name, and with which keys.", StaffAction.ManageApiKeys),
        new("Administration", "Webhooks", "/admin/webhooks", "Programs that are told when something happens, and whether they take it.", StaffAction.ViewDeliveries),
        new("Administration", "Mail", "/admin/mail", "The letters that went out, or did not.", StaffAction.ViewDeliveries),
        new("Administration", "Staff", "/admin/staff", "Who works here, and what they may do.", StaffAction.ManageStaff),
        new("Administration", "Counters", "/admin/counters", "Machines at which a clerk needs no second factor.", StaffAction.RegisterCounters),
        new("Administration", "Audit trail", "/admin/audit", "Who did what to which record, and whether the record of it is whole.", StaffAction.ViewAuditTrail),
    ];

    /// <summary>What somebody may open, by job, in the table's order.</summary>
    public static IEnumerable<IGrouping<string, StaffLink>> For(Actor actor) => Links.Where(link => link.IsFor(actor)).GroupBy(link => link.Job);

    /// <summary>The link of the page that is shown: of several that lead there, the longest.</summary>
    public static StaffLink? At(PathString path) => Links.Where(link => link.Leads(path)).MaxBy(link => link.Address.Length);

    /// <summary>Where somebody begins: the first page of theirs.</summary>
    public static string HomeOf(Actor actor) => Links.FirstOrDefault(link => link.IsFor(actor))?.Address ?? "/";
}
