using Grancius.Domain.Common;

namespace Grancius.Domain.Staff;

/// <summary>A member of a jurisdiction's staff.</summary>
public readonly record struct StaffId(Guid Value)
{
    public static StaffId New() => new(Ids.Next());
}
