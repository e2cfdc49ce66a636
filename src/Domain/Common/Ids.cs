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

    /// <summary>No id that was made from this moment on is below it: where a time is in no index, its ids are.</summary>
    public static Guid FirstOf(DateTimeOffset moment)
    {
        var milliseconds = moment.ToUnixTimeMilliseconds();
        return new Guid((int)(milliseconds >> 16), (short)milliseconds, 0x7000, [0x80, 0, 0, 0, 0, 0, 0, 0]);
    }
}
