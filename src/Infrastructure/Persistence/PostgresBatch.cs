using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.EntityFrameworkCore.Update;
using Npgsql;

namespace Grancius.Infrastructure.Persistence;

/// <summary>
/// Sends the changes of one save in one journey, with statements that are written once and kept. The provider's own writes
/// their text anew for every save and has it taken apart again, which was most of what a payment cost (ADR 0022).
/// </summary>
internal sealed class PostgresBatch : ModificationCommandBatch
{
    private const int MostCommands = 1000;

    private readonly List<IReadOnlyModificationCommand> _commands = [];

    /// <summary>How many of the commands, in their order, each statement stands for.</summary>
    private readonly List<int> _rows = [];

    private bool _moreExpected;

    public override IReadOnlyList<IReadOnlyModificationCommand> ModificationCommands => _commands;

    /// <summary>
    /// The statements of a single journey succeed or fail together by themselves. But one that changes no row has not failed:
    /// that the row was changed underneath is found here, afterwards, and then the others must not stay.
    /// </summary>
    public override bool RequiresTransaction =>
        _moreExpected || (_commands.Count > 1 && _commands.Exists(command => command.EntityState != EntityState.Added));

    public override bool AreMoreBatchesExpected => _moreExpected;

    public override bool TryAddCommand(IReadOnlyModificationCommand modificationCommand)
    {
        if (_commands.Count == MostCommands)
            return false;

        _commands.Add(modificationCommand);
        return true;
    }

    public override void Complete(bool moreBatchesExpected) => _moreExpected = moreBatchesExpected;

    public override void Execute(IRelationalConnection connection)
    {
        using var batch = Fill(connection);
        try
        {
            batch.ExecuteNonQuery();
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            throw Failed(fault);
        }

        MustHaveChanged(batch);
    }

    public override async Task ExecuteAsync(IRelationalConnection connection, CancellationToken cancellationToken = default)
    {
        await using var batch = Fill(connection);
        try
        {
            await batch.ExecuteNonQueryAsync(cancellationToken);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            throw Failed(fault);
        }

        MustHaveChanged(batch);
    }

    private NpgsqlBatch Fill(IRelationalConnection connection)
    {
        var batch = new NpgsqlBatch((NpgsqlConnection)connection.DbConnection, (NpgsqlTransaction?)connection.CurrentTransaction?.GetDbTransaction());
        _rows.Clear();
        for (var place = 0; place < _commands.Count;)
        {
            var statement = PostgresStatement.For(_commands[place]);
            var rows = statement.RowsTogether(_commands, place);
            batch.BatchCommands.Add(statement.With(_commands, place, rows));
            _rows.Add(rows);
            place += rows;
        }

        return batch;
    }

    private DbUpdateException Failed(Exception fault) =>
        new("The changes could not be saved.", fault, [.. _commands.SelectMany(command => command.Entries)]);

    /// <summary>A row that was expected in its old version and is not there was changed underneath.</summary>
    private void MustHaveChanged(NpgsqlBatch batch)
    {
        var place = 0;
        for (var statement = 0; statement < _rows.Count; statement++)
        {
            if (batch.BatchCommands[statement].RecordsAffected != _rows[statement])
                throw new DbUpdateConcurrencyException($"A row of {_commands[place].TableName} was changed underneath.", [.. _commands[place].Entries]);
            place += _rows[statement];
        }
    }
}

/// <summary>For the provider's own, whose every save is new text.</summary>
internal sealed class PostgresBatchFactory : IModificationCommandBatchFactory
{
    public ModificationCommandBatch Create() => new PostgresBatch();
}
