namespace Grancius.Domain.Common;

/// <summary>
/// Where every id of the product comes from: version 7, so that ids sort by the time they were made, to the millisecond.
/// One place, so that the simulation can make the same ids again from the same seed.
/// </summary>
public static class Ids
{
    /// <summary>Set by the simulation alone, once for its whole process.</summary>
    internal static Func<Guid>? Source { get; set; }

#pragma warning disable RS0030 // Banned everywhere else, so that this is the one place.
    public static Guid Next() => Source is { } source ? source() : Guid.CreateVersion7();
#pragma warning restore RS0030
}
