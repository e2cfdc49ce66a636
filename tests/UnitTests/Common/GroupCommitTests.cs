using System.Diagnostics;
using Grancius.Application.Common;

namespace Grancius.UnitTests.Common;

public sealed class GroupCommitTests
{
    private const int Moments = 400_000;

    private static readonly TimeSpan Forgotten = TimeSpan.FromSeconds(15);

    private readonly List<IReadOnlyList<int>> _written = [];
    private readonly SemaphoreSlim _mayWrite = new(0);

    [Fact]
    public async Task What_comes_during_a_write_is_written_together_by_the_next()
    {
        var commit = Commit();
        var writes = Enumerable.Range(1, 4).Select(item => commit.Write(item, default, default)).ToList();

        _mayWrite.Release(2);

        (await Task.WhenAll(writes)).ShouldBe([1, 2, 3, 4]);
        _written.ShouldBe([[1], [2, 3, 4]]);
    }

    [Fact]
    public async Task What_is_not_begun_in_time_is_left_out_and_what_was_begun_is_waited_for()
    {
        var commit = Commit();
        using var patience = new CancellationTokenSource();
        var begun = commit.Write(1, patience.Token, default);
        var waiting = commit.Write(2, patience.Token, default);
        var other = commit.Write(3, default, default);

        await patience.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(waiting);
        _mayWrite.Release(2);

        (await begun).ShouldBe(1);
        (await other).ShouldBe(3);
        _written.ShouldBe([[1], [3]]);
    }

    [Fact]
    public async Task What_nobody_waits_for_any_more_is_written_all_the_same()
    {
        var commit = Commit();
        using var patience = new CancellationTokenSource();
        var begun = commit.Write(1, default, patience.Token);
        var waiting = commit.Write(2, default, patience.Token);
        var other = commit.Write(3, default, default);

        await patience.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(begun);
        await Should.ThrowAsync<OperationCanceledException>(waiting);
        _mayWrite.Release(2);

        (await other).ShouldBe(3);
        _written.ShouldBe([[1], [2, 3]]);
    }

    [Fact]
    public async Task One_that_cannot_be_written_does_not_take_the_others_with_it()
    {
        var commit = Commit();
        var writes = new[] { 1, 2, -3, 4 }.Select(item => commit.Write(item, default, default)).ToList();

        _mayWrite.Release(5);

        await Should.ThrowAsync<InvalidOperationException>(writes[2]);
        (await Task.WhenAll(writes[0], writes[1], writes[3])).ShouldBe([1, 2, 4]);
        _written.ShouldBe([[1], [2], [4]]);
    }

    [Fact]
    public async Task Who_comes_while_a_write_ends_is_not_forgotten()
    {
        var commit = new GroupCommit<int, int>(10, (items, _) => Task.FromResult(items));
        var ready = 0;
        async Task Writes()
        {
            for (var moment = 1; moment <= Moments; moment++)
            {
                Interlocked.Increment(ref ready);
                var start = Stopwatch.GetTimestamp();
                while (Volatile.Read(ref ready) < 2 * moment)
                {
                    if (Stopwatch.GetElapsedTime(start) > Forgotten)
                        throw new TimeoutException("The other one waits in vain.");
                }

                _ = await commit.Write(moment, default, default).WaitAsync(Forgotten);
            }
        }

        // Two at once, again and again: nobody else comes who would wake one that is forgotten.
        await Task.WhenAll(Task.Run(Writes), Task.Run(Writes));
    }

    /// <summary>Each write waits until it may; a negative number cannot be written.</summary>
    private GroupCommit<int, int> Commit() => new(10, async (items, ct) =>
    {
        await _mayWrite.WaitAsync(ct);
        if (items.Any(item => item < 0))
            throw new InvalidOperationException("It cannot be written.");
        _written.Add([.. items]);
        return items;
    });
}
