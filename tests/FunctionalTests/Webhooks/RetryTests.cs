using Grancius.Domain.Webhooks;
using Grancius.FunctionalTests.Fixture;
using Microsoft.AspNetCore.Http;

namespace Grancius.FunctionalTests.Webhooks;

public abstract class RetryTests(Portal portal) : WebhookTest(portal)
{
    private static readonly TimeSpan ALittle = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task What_is_not_taken_is_tried_eleven_times_over_three_days_under_one_id()
    {
        await using var receiver = await Receiver.Start();
        receiver.Answers = Receiver.Status(500, "we are closed");
        await OneMessage(receiver);
        await Portal.WebhooksAreSent();
        receiver.Messages.Count.ShouldBe(1, "it is not its time yet");

        foreach (var gap in WebhookSchedule.Gaps)
        {
            Portal.TimePasses(gap - TimeSpan.FromSeconds(5));
            var before = receiver.Messages.Count;
            await Portal.WebhooksAreSent();
            receiver.Messages.Count.ShouldBe(before);
            Portal.TimePasses(TimeSpan.FromSeconds(6));
            await Portal.WebhooksAreSent();
        }

        receiver.Messages.Count.ShouldBe(11);
        receiver.Messages.Select(message => message.Id).Distinct().ShouldHaveSingleItem();
        receiver.Messages.Select(message => message.Body).Distinct().ShouldHaveSingleItem();
        (await Deliveries("GivenUp")).ShouldBe(1);
        (await Portal.Number("SELECT count(*) FROM webhook_attempts WHERE status = 500 AND answer = 'we are closed'")).ShouldBe(11);
        TimeSpan.FromTicks(WebhookSchedule.Gaps.Sum(gap => gap.Ticks)).ShouldBeInRange(TimeSpan.FromDays(2.9), TimeSpan.FromDays(3));
    }

    [Fact]
    public async Task What_is_taken_at_last_is_told_no_more()
    {
        await using var receiver = await Receiver.Start();
        receiver.Answers = Receiver.Status(503);
        await OneMessage(receiver);
        receiver.Answers = Receiver.Status(204);
        Portal.TimePasses(WebhookSchedule.Gaps[0] + ALittle);
        await Portal.WebhooksAreSent();
        Portal.TimePasses(TimeSpan.FromDays(3));
        await Portal.WebhooksAreSent();

        receiver.Messages.Count.ShouldBe(2);
        (await Deliveries("Delivered")).ShouldBe(1);
        (await Portal.Number("SELECT failures_in_row FROM webhook_endpoints")).ShouldBe(0);
    }

    [Theory]
    [InlineData("Removed")]
    [InlineData("Off")]
    public async Task Nothing_more_is_sent_to_an_endpoint_that_is_removed_or_switched_off_elsewhere_between_two_messages(string state)
    {
        await using var receiver = await Receiver.Start();
        await NothingIsPending();
        await AnEndpoint(receiver.Address);
        await Portal.ABillOfOneInvoice();
        await Portal.ABillOfOneInvoice("BU5-00002");
        receiver.Answers = async context =>
        {
            // As another node does it, while this one is on its turn.
            await Portal.RunSql($"UPDATE webhook_endpoints SET state = '{state}', version = version + 1");
            await context.Response.WriteAsync("ok");
        };

        await NewsGoesOut();

        receiver.Messages.Count.ShouldBe(1);
        (await Portal.Number("SELECT count(*) FROM webhook_deliveries")).ShouldBe(2);
        (await Portal.Number("SELECT count(*) FROM webhook_attempts")).ShouldBe(1);
    }

    [Theory]
    [InlineData(301)]
    [InlineData(307)]
    public async Task No_redirect_is_followed(int status)
    {
        await using var elsewhere = await Receiver.Start();
        await using var receiver = await Receiver.Start();
        receiver.Answers = context =>
        {
            context.Response.Headers.Location = elsewhere.Address.AbsoluteUri;
            context.Response.StatusCode = status;
            return Task.CompletedTask;
        };
        await OneMessage(receiver);

        elsewhere.Messages.ShouldBeEmpty();
        (await Portal.Number($"SELECT count(*) FROM webhook_attempts WHERE status = {status}")).ShouldBe(1);
        (await Deliveries("Waiting")).ShouldBe(1);
    }

    [Fact]
    public async Task Of_an_answer_without_end_five_hundred_letters_are_kept_and_the_rest_is_not_read()
    {
        await using var receiver = await Receiver.Start();
        receiver.Answers = async context =>
        {
            context.Response.StatusCode = 400;
            for (var piece = 0; piece < 100_000 && !context.RequestAborted.IsCancellationRequested; piece++)
                await context.Response.WriteAsync(new string('ñ', 1000), context.RequestAborted);
        };
        await OneMessage(receiver);

        (await Portal.Number("SELECT length(answer) FROM webhook_attempts")).ShouldBe(500);
        (await Portal.Number("SELECT status FROM webhook_attempts")).ShouldBe(400);
    }

    [Fact]
    public async Task An_answer_that_no_store_could_keep_is_kept_in_what_can_be_read_of_it()
    {
        await using var receiver = await Receiver.Start();
        receiver.Answers = async context =>
        {
            context.Response.StatusCode = 500;
            await context.Response.Body.WriteAsync(new byte[] { 0, (byte)'h', 0xff, (byte)'i', 7 });
        };
        await OneMessage(receiver);

        (await Portal.Number("SELECT count(*) FROM webhook_attempts WHERE answer LIKE 'h%i'")).ShouldBe(1);
    }

    [Fact]
    public async Task An_endpoint_that_hangs_keeps_no_other_waiting()
    {
        await using var hanging = await Receiver.Start();
        await using var well = await Receiver.Start();
        hanging.Answers = context => Task.Delay(TimeSpan.FromMinutes(1), context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
        await NothingIsPending();
        await AnEndpoint(hanging.Address);
        await AnEndpoint(well.Address);
        for (var bill = 1; bill <= 3; bill++)
            await Portal.ABillOfOneInvoice($"BU5-0000{bill}");
        await Portal.FactsAreTurned();

        var waits = Portal.WebhooksAreSent();
        await Eventually.Holds(() => Task.FromResult(well.Messages.Count == 3));
        waits.IsCompleted.ShouldBeFalse("it still waits for the one that hangs");

        // Meanwhile the job begins again: news that comes now is told as well, and the one that hangs is left alone.
        await Portal.ABillOfOneInvoice("BU5-00004");
        await NewsGoesOut();
        waits.IsCompleted.ShouldBeFalse();
        well.Messages.Count.ShouldBe(4);
        hanging.Messages.Count.ShouldBe(1);

        await waits;
        (await Portal.Number("SELECT count(*) FROM webhook_attempts WHERE status IS NULL AND answer = 'No whole answer came within ten seconds.'")).ShouldBe(1);
    }

    [Fact]
    public async Task A_message_that_a_dying_node_took_is_told_by_another_when_its_lease_ends()
    {
        await using var receiver = await Receiver.Start();
        await NothingIsPending();
        await AnEndpoint(receiver.Address);
        await Portal.ABillOfOneInvoice();
        await Portal.FactsAreTurned();
        await Portal.RunSql($"UPDATE webhook_endpoints SET busy_until = {(Portal.Clock.GetUtcNow() + TimeSpan.FromMinutes(1)).ToUnixTimeMilliseconds()}");

        await Portal.WebhooksAreSent();
        receiver.Messages.ShouldBeEmpty();
        Portal.TimePasses(TimeSpan.FromMinutes(1) + ALittle);
        await Portal.WebhooksAreSent();

        receiver.Messages.Count.ShouldBe(1);
    }

    [Fact]
    public async Task An_endpoint_that_takes_nothing_for_twenty_times_and_half_a_day_is_switched_off_and_its_people_are_told()
    {
        await using var receiver = await Receiver.Start();
        receiver.Answers = Receiver.Status(500);
        await OneMessage(receiver);
        for (var time = 2; time <= 19; time++)
            await AnotherFailure();
        await Portal.RunSql("UPDATE webhook_endpoints SET failing_since = failing_since - 43200000");
        (await Portal.Number("SELECT failures_in_row FROM webhook_endpoints WHERE state = 'On'")).ShouldBe(19);
        await AnotherFailure();

        (await Portal.Number("SELECT count(*) FROM webhook_endpoints WHERE state = 'Failing'")).ShouldBe(1);
        var asked = receiver.Messages.Count;
        await Portal.ABillOfOneInvoice("BU5-00002");
        await NewsGoesOut();
        receiver.Messages.Count.ShouldBe(asked);
        (await Deliveries("Waiting")).ShouldBe(2, "messages wait for it to be switched on");

        await Portal.LettersAreSent();
        var letter = Portal.Letters().ShouldHaveSingleItem();
        letter.To.ShouldBe("admin@co-hernando-fl.example");
        letter.Subject.ShouldContain("was switched off");
        letter.Text.ShouldContain("/admin/webhooks/");
    }

    [Fact]
    public async Task Twenty_failures_of_one_bad_hour_switch_nothing_off()
    {
        await using var receiver = await Receiver.Start();
        receiver.Answers = Receiver.Status(500);
        await OneMessage(receiver);
        for (var time = 2; time <= 25; time++)
            await AnotherFailure();

        (await Portal.Number("SELECT count(*) FROM webhook_endpoints WHERE state = 'On'")).ShouldBe(1);
    }

    [Fact]
    public async Task An_endpoint_that_says_it_is_gone_is_switched_off_at_once()
    {
        await using var receiver = await Receiver.Start();
        receiver.Answers = Receiver.Status(410);
        await OneMessage(receiver);

        (await Portal.Number("SELECT count(*) FROM webhook_endpoints WHERE state = 'Failing'")).ShouldBe(1);
    }

    [Fact]
    public async Task What_is_done_with_is_purged_and_what_waits_for_an_endpoint_that_stays_off_is_given_up()
    {
        await using var receiver = await Receiver.Start();
        await OneMessage(receiver);
        await Portal.RunSql("UPDATE webhook_endpoints SET state = 'Off'");
        await Portal.ABillOfOneInvoice("BU5-00002");
        await NewsGoesOut();

        Portal.TimePasses(TimeSpan.FromDays(3) + ALittle);
        await Portal.OldRecordsArePurged();
        (await Deliveries("GivenUp")).ShouldBe(1);
        (await Deliveries("Delivered")).ShouldBe(1);

        Portal.TimePasses(TimeSpan.FromDays(27));
        await Portal.OldRecordsArePurged();
        (await Portal.Number("SELECT count(*) FROM webhook_deliveries")).ShouldBe(0);
        (await Portal.Number("SELECT count(*) FROM webhook_attempts")).ShouldBe(0);
    }

    /// <summary>One invoice is issued, and its message sent once.</summary>
    private async Task OneMessage(Receiver receiver)
    {
        await NothingIsPending();
        await AnEndpoint(receiver.Address);
        await Portal.ABillOfOneInvoice();
        await NewsGoesOut();
    }

    private async Task AnotherFailure()
    {
        await Portal.RunSql("UPDATE webhook_deliveries SET due_at = 0, tries = 1");
        await Portal.WebhooksAreSent();
    }
}

[Collection(OnSqlite.Name)]
public sealed class RetriesOnSqlite(SqlitePortal portal) : RetryTests(portal);

[Collection(OnPostgres.Name)]
public sealed class RetriesOnPostgres(PostgresPortal portal) : RetryTests(portal);
