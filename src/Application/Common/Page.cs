namespace Grancius.Application.Common;

/// <summary>A piece of a list that can grow, and where the next piece begins.</summary>
/// <param name="Next">To be given as <c>after</c>; null at the end.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, Guid? Next)
{
    /// <param name="rows">One more than asked for, if there are that many.</param>
    internal static Page<T> Of(IReadOnlyList<T> rows, int limit, Func<T, Guid> id) =>
        rows.Count > limit ? new([.. rows.Take(limit)], id(rows[limit - 1])) : new(rows, null);
}

public static class PageLimit
{
    public const int Most = 200;
    public const int Usual = 50;
}
