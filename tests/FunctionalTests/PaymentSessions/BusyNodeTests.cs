using Grancius.Application.Common;
using Grancius.FunctionalTests.Fixture;
using Microsoft.Extensions.DependencyInjection;

namespace Grancius.FunctionalTests.PaymentSessions;

/// <summary>News comes to a node that cannot begin with it in time: its sender is answered for the storing alone.</summary>
public abstract class BusyNodeTests(Portal portal) : PortalTest(portal)
{
    /// <summary>Longer than is waited for the one step, whether it was begun or not, and less than the sender has.</summary>
    protected static readonly TimeSpan Busy = TimeSpan.FromSeconds(1.1);

    /// <summary>What comes after this is not in the first one's group.</summary>
    private static readonly TimeSpan ToBegin = TimeSpan.FromMilliseconds(150);

    [Fact]
    public async Task News_that_waits_too_long_to_be_taken_is_stored_once_and_left_to_the_job()
    {
        var sessions = new List<Session>();
        foreach (var number in new[] { "BU5-70001", "BU5-70002", "BU5-70003", "BU5-70004" })
            sessions.Add(await Portal.AnOpenSession(await Portal.ABillOfOneInvoice(number)));
        // What the first one needs is compiled afterwards, and the next begins at once.
        await sessions[0].Approval("pay-0").Arrives(Portal);
        var busy = await KeepPostbacksWaiting();

        var begun = sessions[1].Approval("pay-1").Arrives(Portal);
        await Task.Delay(ToBegin);
        await Task.WhenAll(sessions.Skip(2).Select(session => session.Approval($"pay-{session.Id}").Arrives(Portal)).Append(begun));

        await busy;
        (await Portal.Number("SELECT count(*) FROM postbacks WHERE due_at IS NOT NULL")).ShouldBe(sessions.Count - 2, "one was begun in time, and those behind it were not");
        await Portal.KeptPostbacksAreApplied();
        (await Portal.Number("SELECT count(*) FROM postbacks")).ShouldBe(sessions.Count);
        foreach (var session in sessions)
            (await Portal.StateOf(session)).ShouldBe("Paid");
    }

    /// <summary>Returns when nobody can add a postback any more.</summary>
    /// <returns>Ends when everybody can again.</returns>
    protected abstract Task<Task> KeepPostbacksWaiting();
}

[Collection(OnSqlite.Name)]
public sealed class BusyNodesOnSqlite(SqlitePortal portal) : BusyNodeTests(portal)
{
    /// <summary>Somebody else writes, and this engine has one writer.</summary>
    protected override async Task<Task> KeepPostbacksWaiting()
    {
        var writes = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var writer = Portal.InStore(services => services.GetRequiredService<IGranciusDb>().Atomically(
            async ct =>
            {
                writes.SetResult();
                await Task.Delay(Busy, ct);
                return true;
            },
            CancellationToken.None));
        await writes.Task;
        return writer;
    }
}

[Collection(OnPostgres.Name)]
public sealed class BusyNodesOnPostgres(PostgresPortal portal) : BusyNodeTests(portal)
{
    protected override async Task<Task> KeepPostbacksWaiting()
    {
        var holder = Portal.RunSql(FormattableString.Invariant($"BEGIN; LOCK TABLE postbacks IN SHARE MODE; SELECT pg_sleep({Busy.TotalSeconds}); COMMIT;"));
        await Eventually.Holds(async () => await Portal.Number("SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'PgSleep'") == 1);
        return holder;
    }
}
