using Grancius.Domain.Common;
using Grancius.Domain.PaymentSessions;
using static Grancius.UnitTests.Samples;

namespace Grancius.UnitTests.PaymentSessions;

public class PostbackTests
{
    [Fact]
    public void A_postback_is_due_at_once_and_until_it_is_applied()
    {
        var postback = Postback.Receive(Ids.Next(), "co-hernando-fl", "token", "192.0.2.1", "", "", "", false, Noon);
        postback.DueAt.ShouldBe(Noon);

        postback.Applied("applied");

        (postback.DueAt, postback.Outcome).ShouldBe((null, "applied"));
    }

    [Fact]
    public void A_postback_that_fails_is_tried_again_ever_later_up_to_an_hour()
    {
        var postback = Postback.Receive(Ids.Next(), null, null, "192.0.2.1", "", "", "", false, Noon);
        var waits = new List<double>();
        for (var attempt = 1; attempt <= 40; attempt++)
        {
            postback.FailedOnce(Noon);
            waits.Add((postback.DueAt!.Value - Noon).TotalSeconds);
        }

        waits.Take(3).ShouldBe([10, 20, 40]);
        waits.ShouldBeInOrder();
        waits[^1].ShouldBe(3600);
        postback.Attempts.ShouldBe(40);
    }
}
