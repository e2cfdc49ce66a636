using System.Linq.Expressions;
using Grancius.Application.Common;
using Microsoft.EntityFrameworkCore;

namespace Grancius.Infrastructure.Persistence;

/// <content>Queries that are compiled once.</content>
internal abstract partial class GranciusDb
{
    public Func<IGranciusDb, T1, IAsyncEnumerable<TRow>> Compile<T1, TRow>(Expression<Func<IGranciusDb, T1, IQueryable<TRow>>> query)
    {
        var compiled = EF.CompileAsyncQuery(OfContext.Rewrite<Func<GranciusDb, T1, IQueryable<TRow>>>(query));
        return (db, first) => compiled((GranciusDb)db, first);
    }

    public Func<IGranciusDb, T1, T2, IAsyncEnumerable<TRow>> Compile<T1, T2, TRow>(Expression<Func<IGranciusDb, T1, T2, IQueryable<TRow>>> query)
    {
        var compiled = EF.CompileAsyncQuery(OfContext.Rewrite<Func<GranciusDb, T1, T2, IQueryable<TRow>>>(query));
        return (db, first, second) => compiled((GranciusDb)db, first, second);
    }

    public Func<IGranciusDb, T1, T2, T3, IAsyncEnumerable<TRow>> Compile<T1, T2, T3, TRow>(Expression<Func<IGranciusDb, T1, T2, T3, IQueryable<TRow>>> query)
    {
        var compiled = EF.CompileAsyncQuery(OfContext.Rewrite<Func<GranciusDb, T1, T2, T3, IQueryable<TRow>>>(query));
        return (db, first, second, third) => compiled((GranciusDb)db, first, second, third);
    }

    /// <summary>EF Core compiles queries of its own contexts, and ours speak of the store's interface.</summary>
    private sealed class OfContext(ParameterExpression store, ParameterExpression context) : ExpressionVisitor
    {
        public static Expression<TDelegate> Rewrite<TDelegate>(LambdaExpression query)
        {
            var context = Expression.Parameter(typeof(GranciusDb), "db");
            var body = new OfContext(query.Parameters[0], context).Visit(query.Body);
            return Expression.Lambda<TDelegate>(body, [context, .. query.Parameters.Skip(1)]);
        }

        /// <exception cref="InvalidOperationException">The lambda captures a value, or its object: the first call's would be every call's.</exception>
        protected override Expression VisitConstant(ConstantExpression node) => node.Value is null or string or ValueType
            ? base.VisitConstant(node)
            : throw new InvalidOperationException("A compiled query captures a value. Make it a parameter.");

        protected override Expression VisitParameter(ParameterExpression node) => node == store ? context : node;
    }
}
