using Grancius.Infrastructure;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Grancius.UnitTests;

/// <summary>A store that is away, a store that is full, and a bug.</summary>
public class StoreFaultTests
{
    private static readonly NpgsqlException Lost = new("Exception while reading from stream", new EndOfStreamException());

    /// <summary>As EF throws what happens in a query, and in a save.</summary>
    [Fact]
    public void A_lost_connection_may_pass_however_deep_it_is_wrapped()
    {
        Exception[] faults = [Lost, new InvalidOperationException("transient", Lost), new InvalidOperationException("transient", new DbUpdateException("save", Lost))];

        faults.ShouldAllBe(fault => StoreFaults.MayPass(fault));
        faults.ShouldAllBe(fault => StoreFaults.Of(fault) == StoreFault.Unavailable);
    }

    /// <summary>Npgsql drops a connection on which it has lost its place: seen once where connections were cut at random.</summary>
    [Fact]
    public void A_connection_that_answers_out_of_step_may_pass()
    {
        var outOfStep = new NpgsqlException("Received backend message BindComplete while expecting ParseCompleteMessage. Please file a bug.");

        StoreFaults.MayPass(outOfStep).ShouldBeTrue();
        StoreFaults.Of(outOfStep).ShouldBe(StoreFault.Unavailable);
        StoreFaults.Of(new NpgsqlException("A name that the driver does not know")).ShouldBeNull();
    }

    [Theory]
    [InlineData("40P01", StoreFault.Unavailable, true)] // deadlock
    [InlineData("57P01", StoreFault.Unavailable, true)] // shut down by an operator
    [InlineData("57P03", StoreFault.Unavailable, true)] // starting up
    [InlineData("25006", StoreFault.Unavailable, false)] // a standby
    [InlineData("53100", StoreFault.Full, false)]
    [InlineData("23505", null, false)] // a duplicate
    [InlineData("42P01", null, false)] // no such table
    public void PostgreSQL_says_by_its_code_whose_fault_it_is(string code, StoreFault? fault, bool passes)
    {
        var refusal = new DbUpdateException("save", new PostgresException("said", "ERROR", "ERROR", code));

        StoreFaults.Of(refusal).ShouldBe(fault);
        StoreFaults.MayPass(refusal).ShouldBe(passes);
    }

    [Theory]
    [InlineData(13, StoreFault.Full)]
    [InlineData(5, StoreFault.Unavailable)]
    [InlineData(10, StoreFault.Unavailable)]
    [InlineData(19, null)] // a constraint
    [InlineData(1, null)] // wrong SQL
    public void SQLite_says_by_its_code_whose_fault_it_is(int code, StoreFault? fault) =>
        StoreFaults.Of(new DbUpdateException("save", new SqliteException("said", code))).ShouldBe(fault);

    [Fact]
    public void Nothing_where_something_should_be_outside_the_driver_is_a_bug() =>
        StoreFaults.Of(Should.Throw<NullReferenceException>(() => ((string)null!).ToString())).ShouldBeNull();

    [Fact]
    public void What_is_disposed_of_outside_the_driver_is_a_bug() =>
        StoreFaults.Of(Should.Throw<ObjectDisposedException>(() => ObjectDisposedException.ThrowIf(true, this))).ShouldBeNull();
}
