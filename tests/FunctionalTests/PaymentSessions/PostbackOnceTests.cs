using Grancius.Application.PaymentSessions;
using Grancius.FunctionalTests.Fixture;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace Grancius.FunctionalTests.PaymentSessions;

/// <summary>A postback goes two ways where the first takes too long: it is stored once, and its money applied once.</summary>
public abstract class PostbackOnceTests(Portal portal) : PortalTest(portal)
{
    private const int Ways = 8;

    [Fact]
    public async Task What_was_taken_is_not_stored_again()
    {
        var sent = await News();

        (await Send(new TakePostback(sent))).IsSuccess.ShouldBeTrue();
        (await Send(new ReceivePostback(sent))).IsSuccess.ShouldBeTrue();

        await IsThereOnce();
    }

    [Fact]
    public async Task Whichever_way_is_first_it_is_stored_once()
    {
        var sent = await News();

        var ways = Enumerable.Range(0, Ways).Select(async way =>
        {
            if (way % 2 == 0)
                _ = await Send(new TakePostback(sent));
            else
                (await Send(new ReceivePostback(sent))).IsSuccess.ShouldBeTrue();
        });
        await Task.WhenAll(ways);

        await IsThereOnce();
    }

    private async Task<SentPostback> News()
    {
        var session = await Portal.AnOpenSession(await Portal.ABillOfOneInvoice("BU5-70004"));
        using var form = new FormUrlEncodedContent(session.Approval("pay-1").Fields);
        return new SentPostback(Portal.County, session.Token, "203.0.113.7", "", "", await form.ReadAsStringAsync(), Truncated: false);
    }

    private Task<T> Send<T>(IRequest<T> command) => Portal.InStore(services => services.GetRequiredService<IMediator>().Send(command));

    private async Task IsThereOnce()
    {
        await Portal.KeptPostbacksAreApplied();
        (await Portal.Number("SELECT count(*) FROM postbacks")).ShouldBe(1);
        (await Portal.Number("SELECT count(*) FROM payments")).ShouldBe(1);
        (await Portal.Number("SELECT count(*) FROM postbacks WHERE due_at IS NOT NULL")).ShouldBe(0);
    }
}

[Collection(OnSqlite.Name)]
public sealed class PostbacksOnceOnSqlite(SqlitePortal portal) : PostbackOnceTests(portal);

[Collection(OnPostgres.Name)]
public sealed class PostbacksOnceOnPostgres(PostgresPortal portal) : PostbackOnceTests(portal);
