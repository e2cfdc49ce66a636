using Grancius.FunctionalTests.Fixture;

namespace Grancius.FunctionalTests.PaymentSessions;

/// <summary>What news waits for, and what it does not.</summary>
[Collection(OnPostgres.Name)]
public sealed class PostbackWaitTests(PostgresPortal portal) : PortalTest(portal)
{
    [Fact]
    public async Task News_with_nothing_in_its_way_is_kept_and_applied_by_one_commit()
    {
        var session = await Portal.AnOpenSession();

        await IsPaidInOneStep(session);
    }

    [Fact]
    public async Task A_change_of_the_jurisdiction_is_in_no_newss_way()
    {
        var session = await Portal.AnOpenSession();
        var change = Portal.RunSql($"BEGIN; UPDATE jurisdictions SET version = version WHERE slug = '{Portal.County}'; SELECT pg_sleep(3); COMMIT;");
        await Eventually.Holds(async () => await Portal.Number("SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'PgSleep'") == 1);

        await IsPaidInOneStep(session);

        change.IsCompleted.ShouldBeFalse();
        await change;
    }

    [Fact]
    public async Task News_of_a_session_that_somebody_holds_is_kept_in_time_and_keeps_no_other_waiting()
    {
        var held = await Portal.AnOpenSession();
        var free = await Portal.AnOpenSession(await Portal.ABillOfOneInvoice("BU5-70003"));
        var holder = Portal.RunSql($"BEGIN; SELECT id FROM payment_sessions WHERE id = '{held.Id}' FOR UPDATE; SELECT pg_sleep(5); COMMIT;");
        await Eventually.Holds(async () => await Portal.Number("SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'PgSleep'") == 1);

        await Task.WhenAll(held.Approval("pay-1").Arrives(Portal), free.Approval("pay-2").Arrives(Portal));

        holder.IsCompleted.ShouldBeFalse();
        (await Portal.Number("SELECT count(*) FROM postbacks")).ShouldBe(2);
        (await Portal.Number("SELECT count(DISTINCT session_id) FROM payments")).ShouldBe(1);
        await holder;
        await Eventually.Holds(async () =>
        {
            await Portal.KeptPostbacksAreApplied();
            return await Portal.StateOf(held) == "Paid";
        });
        (await Portal.Number("SELECT count(*) FROM payments")).ShouldBe(held.Bill.InvoiceNumbers.Count + free.Bill.InvoiceNumbers.Count);
    }

    [Fact]
    public async Task News_whose_commit_fails_in_passing_is_stored_all_the_same()
    {
        var session = await Portal.AnOpenSession();
        // The first commit is that of the one step, the second that of storing.
        await Portal.RunSql("""
            CREATE SEQUENCE commits;
            CREATE FUNCTION fails_twice() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
                IF nextval('commits') <= 2 THEN RAISE EXCEPTION 'in passing' USING ERRCODE = '40001'; END IF;
                RETURN NULL;
            END $$;
            CREATE CONSTRAINT TRIGGER fails_twice AFTER INSERT ON postbacks DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION fails_twice();
            """);
        try
        {
            await session.Approval("pay-1").Arrives(Portal);

            (await Portal.Number("SELECT last_value FROM commits")).ShouldBe(3);
            (await Portal.Number("SELECT count(*) FROM postbacks")).ShouldBe(1);
        }
        finally
        {
            await Portal.RunSql("DROP FUNCTION fails_twice CASCADE; DROP SEQUENCE commits;");
        }
    }

    private async Task IsPaidInOneStep(Session session)
    {
        await Portal.RunSql("""
            CREATE FUNCTION no_second_step() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'stored before'; END $$;
            CREATE TRIGGER no_second_step BEFORE UPDATE ON postbacks FOR EACH ROW EXECUTE FUNCTION no_second_step();
            """);
        try
        {
            await session.Approval("pay-1").Arrives(Portal);

            (await Portal.StateOf(session)).ShouldBe("Paid");
        }
        finally
        {
            await Portal.RunSql("DROP FUNCTION no_second_step CASCADE");
        }
    }
}
