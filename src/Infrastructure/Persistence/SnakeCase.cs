using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Grancius.Infrastructure.Persistence;

/// <summary>Names tables and columns as a person at psql expects them: <c>payment_sessions.next_check_at</c>.</summary>
internal static class SnakeCase
{
    public static void Name(IMutableModel model)
    {
        foreach (var entity in model.GetEntityTypes())
        {
            entity.SetTableName(Of(entity.GetTableName()!));
            Name(entity);
        }
    }

    private static void Name(IMutableTypeBase type)
    {
        foreach (var property in type.GetDeclaredProperties())
            property.SetColumnName(Of(property.GetColumnName()));
        foreach (var complex in type.GetDeclaredComplexProperties())
            Name(complex.ComplexType);
    }

    private static string Of(string name)
    {
        var text = new StringBuilder(name.Length + 8);
        for (var at = 0; at < name.Length; at++)
        {
            if (char.IsUpper(name[at]) && at > 0 && name[at - 1] != '_' && !char.IsUpper(name[at - 1]))
                text.Append('_');
            text.Append(char.ToLowerInvariant(name[at]));
        }

        return text.ToString();
    }
}
