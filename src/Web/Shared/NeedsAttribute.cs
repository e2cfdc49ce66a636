using Grancius.Domain.Staff;

namespace Grancius.Web.Shared;

/// <summary>
/// On a handler of a <see cref="StaffPage"/>: what it demands besides the page's own policy. A page that many may read and
/// few may use says so on the handler of the form: <c>[Needs(StaffAction.MaintainRegister)] public Task OnPostSubmit(…)</c>.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NeedsAttribute(StaffAction action) : Attribute
{
    /// <summary>What a member of the staff must be permitted to do.</summary>
    public StaffAction Action { get; } = action;
}
