using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Update;
using Npgsql;
using NpgsqlTypes;

namespace Grancius.Infrastructure.Persistence;

/// <summary>An INSERT, UPDATE or DELETE of one row, for one set of columns: its text and the types of its parameters.</summary>
internal sealed class PostgresStatement
{
    private static readonly ConcurrentDictionary<(string Table, EntityState State), PostgresStatement[]> Known = new();

    private readonly string _sql;
    private readonly string[] _written;
    private readonly string[] _compared;
    private readonly NpgsqlDbType[] _types;

    private PostgresStatement(IReadOnlyModificationCommand command)
    {
        var written = command.ColumnModifications.Where(column => column.IsWrite).ToList();
        var compared = command.ColumnModifications.Where(column => column.IsCondition).ToList();
        if (command.ColumnModifications.Any(column => column.IsRead || column.JsonPath is not null) || command.StoreStoredProcedure is not null)
            throw new NotSupportedException($"{command.TableName} has values that the database makes; this model makes its own.");

        _written = [.. written.Select(column => column.ColumnName)];
        _compared = [.. compared.Select(column => column.ColumnName)];
        _types = [.. written.Concat(compared).Select(TypeOf)];
        _sql = command.EntityState switch
        {
            EntityState.Added => $"INSERT INTO {Quoted(command.TableName)} ({string.Join(", ", _written.Select(Quoted))}) VALUES ({string.Join(", ", _written.Select((_, place) => $"${place + 1}"))})",
            EntityState.Modified => $"UPDATE {Quoted(command.TableName)} SET {Pairs(_written, 1, ", ")} WHERE {Pairs(_compared, _written.Length + 1, " AND ")}",
            EntityState.Deleted => $"DELETE FROM {Quoted(command.TableName)} WHERE {Pairs(_compared, 1, " AND ")}",
            _ => throw new InvalidOperationException($"{command.EntityState} is not a change."),
        };
    }

    /// <summary>The one that was written for the same table, change and columns before.</summary>
    public static PostgresStatement For(IReadOnlyModificationCommand command)
    {
        var key = (command.TableName, command.EntityState);
        var known = Known.GetValueOrDefault(key, []);
        foreach (var statement in known)
        {
            if (statement.Fits(command))
                return statement;
        }

        var made = new PostgresStatement(command);
        Known.AddOrUpdate(key, [made], (_, others) => [.. others, made]);
        return made;
    }

    public NpgsqlBatchCommand With(IReadOnlyModificationCommand command)
    {
        var filled = new NpgsqlBatchCommand(_sql);
        foreach (var column in command.ColumnModifications)
        {
            if (column.IsWrite)
                filled.Parameters.Add(Parameter(column, column.Value, filled.Parameters.Count));
        }

        foreach (var column in command.ColumnModifications)
        {
            if (column.IsCondition)
                filled.Parameters.Add(Parameter(column, column.OriginalValue, filled.Parameters.Count));
        }

        return filled;
    }

    private NpgsqlParameter Parameter(IColumnModification column, object? value, int place) => new()
    {
        NpgsqlDbType = _types[place],
        Value = (column.TypeMapping!.Converter is { } converter ? converter.ConvertToProvider(value) : value) ?? DBNull.Value,
    };

    private bool Fits(IReadOnlyModificationCommand command)
    {
        var (writes, compares) = (0, 0);
        foreach (var column in command.ColumnModifications)
        {
            if (column.IsWrite && (writes == _written.Length || _written[writes++] != column.ColumnName))
                return false;
            if (column.IsCondition && (compares == _compared.Length || _compared[compares++] != column.ColumnName))
                return false;
        }

        return writes == _written.Length && compares == _compared.Length;
    }

    private static NpgsqlDbType TypeOf(IColumnModification column)
    {
        using var command = new NpgsqlCommand();
        return ((NpgsqlParameter)column.TypeMapping!.CreateParameter(command, "p", null, nullable: true)).NpgsqlDbType;
    }

    private static string Pairs(string[] columns, int first, string between) =>
        string.Join(between, columns.Select((column, place) => $"{Quoted(column)} = ${first + place}"));

    private static string Quoted(string name) => $"\"{name}\"";
}
