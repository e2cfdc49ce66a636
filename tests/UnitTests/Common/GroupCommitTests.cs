using Grancius.Application.Common;

namespace Grancius.UnitTests.Common;

public sealed class GroupCommitTests
{
    private readonly List<IReadOnlyList<int>> _written = [];
    private readonly SemaphoreSlim _mayWrite = new(0);

    [Fact]
    public async Task What_comes_during_a_write_is_written_together_by_the_next()
    {
        var commit = Commit(dropsAbandoned: false);
        var writes = Enumerable.Range(1, 4).Select(item => commit.Write(item, default)).ToList();

        _mayWrite.Release(2);

        (await Task.WhenAll(writes)).ShouldBe([1, 2, 3, 4]);
        _written.ShouldBe([[1], [2, 3, 4]]);
    }

    [Theory]
    [InlineData(true, new[] { 3 })]
    [InlineData(false, new[] { 2, 3 })]
    public async Task What_nobody_waits_for_any_more_is_left_out_where_it_is_said(bool dropsAbandoned, int[] second)
    {
        var commit = Commit(dropsAbandoned);
        using var patience = new CancellationTokenSource();
        var begun = commit.Write(1, patience.Token);
        var waiting = commit.Write(2, patience.Token);
        var other = commit.Write(3, default);

        await patience.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(begun);
        await Should.ThrowAsync<OperationCanceledException>(waiting);
        _mayWrite.Release(2);

        (await other).ShouldBe(3);
        _written.ShouldBe([[1], second]);
    }

    [Fact]
    public async Task One_that_cannot_be_written_does_not_take_the_others_with_it()
    {
        var commit = Commit(dropsAbandoned: true);
        var writes = new[] { 1, 2, -3, 4 }.Select(item => commit.Write(item, default)).ToList();

        _mayWrite.Release(5);

        await Should.ThrowAsync<InvalidOperationException>(writes[2]);
        (await Task.WhenAll(writes[0], writes[1], writes[3])).ShouldBe([1, 2, 4]);
        _written.ShouldBe([[1], [2], [4]]);
    }

    /// <summary>Each write waits until it may; a negative number cannot be written.</summary>
    private GroupCommit<int, int> Commit(bool dropsAbandoned) => new(10, dropsAbandoned, async (items, ct) =>
    {
        await _mayWrite.WaitAsync(ct);
        if (items.Any(item => item < 0))
            throw new InvalidOperationException("It cannot be written.");
        _written.Add([.. items]);
        return items;
    });
}
