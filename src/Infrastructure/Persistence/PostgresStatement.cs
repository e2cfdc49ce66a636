using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Update;
using Npgsql;
using NpgsqlTypes;

namespace Grancius.Infrastructure.Persistence;

/// <summary>
/// An INSERT, UPDATE or DELETE for one set of columns: its text and the types of its parameters. An INSERT takes several rows
/// together, so that the server begins and ends it once for all of them.
/// </summary>
internal sealed class PostgresStatement
{
    private static readonly ConcurrentDictionary<(string Table, EntityState State), PostgresStatement[]> Known = new();

    /// <summary>How many rows an INSERT takes, the most first: each is a text, which the server prepares.</summary>
    private static readonly int[] Together = [8, 4, 2, 1];

    private readonly string _table;
    private readonly bool _adds;
    private readonly string[] _sql;
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
        _table = command.TableName;
        _adds = command.EntityState == EntityState.Added;
        _sql = command.EntityState switch
        {
            EntityState.Added => [.. Together.Select(rows =>
                $"INSERT INTO {Quoted(command.TableName)} ({string.Join(", ", _written.Select(Quoted))}) VALUES {string.Join(", ", Enumerable.Range(0, rows).Select(Values))}")],
            EntityState.Modified => [$"UPDATE {Quoted(command.TableName)} SET {Pairs(_written, 1, ", ")} WHERE {Pairs(_compared, _written.Length + 1, " AND ")}"],
            EntityState.Deleted => [$"DELETE FROM {Quoted(command.TableName)} WHERE {Pairs(_compared, 1, " AND ")}"],
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

    /// <summary>How many of the commands, from this place on, it takes at once.</summary>
    public int RowsTogether(IReadOnlyList<IReadOnlyModificationCommand> commands, int place)
    {
        if (!_adds)
            return 1;

        var alike = 1;
        while (alike < Together[0] && place + alike < commands.Count && IsFor(commands[place + alike]))
            alike++;
        return Array.Find(Together, rows => rows <= alike);
    }

    public NpgsqlBatchCommand With(IReadOnlyList<IReadOnlyModificationCommand> commands, int place, int rows)
    {
        var filled = new NpgsqlBatchCommand(_adds ? _sql[Array.IndexOf(Together, rows)] : _sql[0]);
        for (var row = place; row < place + rows; row++)
        {
            var written = 0;
            foreach (var column in commands[row].ColumnModifications)
            {
                if (column.IsWrite)
                    filled.Parameters.Add(Parameter(column, column.Value, written++));
            }
        }

        var compared = _written.Length;
        foreach (var column in commands[place].ColumnModifications)
        {
            if (column.IsCondition)
                filled.Parameters.Add(Parameter(column, column.OriginalValue, compared++));
        }

        return filled;
    }

    private NpgsqlParameter Parameter(IColumnModification column, object? value, int place) => new()
    {
        NpgsqlDbType = _types[place],
        Value = (column.TypeMapping!.Converter is { } converter ? converter.ConvertToProvider(value) : value) ?? DBNull.Value,
    };

    private bool IsFor(IReadOnlyModificationCommand command) =>
        command.EntityState == EntityState.Added && command.TableName == _table && Fits(command);

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

    private string Values(int row) => $"({string.Join(", ", _written.Select((_, place) => $"${row * _written.Length + place + 1}"))})";

    private static string Pairs(string[] columns, int first, string between) =>
        string.Join(between, columns.Select((column, place) => $"{Quoted(column)} = ${first + place}"));

    private static string Quoted(string name) => $"\"{name}\"";
}
