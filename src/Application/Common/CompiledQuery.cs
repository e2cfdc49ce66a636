using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Grancius.Application.Common;

/// <summary>
/// A query of the hot path (ADR 0030): taken apart and turned into SQL on its first use, once for each engine, and from then
/// on only given its values.
/// </summary>
internal sealed class CompiledQuery<T1, TRow>(Expression<Func<IGranciusDb, T1, IQueryable<TRow>>> query)
{
    private readonly ConditionalWeakTable<IModel, Func<IGranciusDb, T1, IAsyncEnumerable<TRow>>> _compiled = [];

    public Task<List<TRow>> ToList(IGranciusDb db, T1 first, CancellationToken ct)
    {
        if (!_compiled.TryGetValue(db.Model, out var compiled))
            compiled = _compiled.GetValue(db.Model, _ => db.Compile(query));
        return compiled(db, first).ToList(ct);
    }
}

/// <inheritdoc cref="CompiledQuery{T1, TRow}"/>
internal sealed class CompiledQuery<T1, T2, TRow>(Expression<Func<IGranciusDb, T1, T2, IQueryable<TRow>>> query)
{
    private readonly ConditionalWeakTable<IModel, Func<IGranciusDb, T1, T2, IAsyncEnumerable<TRow>>> _compiled = [];

    public Task<List<TRow>> ToList(IGranciusDb db, T1 first, T2 second, CancellationToken ct)
    {
        if (!_compiled.TryGetValue(db.Model, out var compiled))
            compiled = _compiled.GetValue(db.Model, _ => db.Compile(query));
        return compiled(db, first, second).ToList(ct);
    }
}

/// <inheritdoc cref="CompiledQuery{T1, TRow}"/>
internal sealed class CompiledQuery<T1, T2, T3, TRow>(Expression<Func<IGranciusDb, T1, T2, T3, IQueryable<TRow>>> query)
{
    private readonly ConditionalWeakTable<IModel, Func<IGranciusDb, T1, T2, T3, IAsyncEnumerable<TRow>>> _compiled = [];

    public Task<List<TRow>> ToList(IGranciusDb db, T1 first, T2 second, T3 third, CancellationToken ct)
    {
        if (!_compiled.TryGetValue(db.Model, out var compiled))
            compiled = _compiled.GetValue(db.Model, _ => db.Compile(query));
        return compiled(db, first, second, third).ToList(ct);
    }
}

internal static class CompiledQueries
{
    public static async Task<List<T>> ToList<T>(this IAsyncEnumerable<T> rows, CancellationToken ct)
    {
        var list = new List<T>();
        await foreach (var row in rows.WithCancellation(ct))
            list.Add(row);
        return list;
    }
}
