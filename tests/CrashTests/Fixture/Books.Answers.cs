using System.Web;

namespace Grancius.CrashTests.Fixture;

/// <content>What was answered is kept.</content>
internal sealed partial class Books
{
    /// <summary>Every postback that was answered 200 is in the store, and as often.</summary>
    private async Task PostbacksMustBeKept()
    {
        var stored = (await database.Rows("SELECT token, body, query FROM postbacks"))
            .Select(row => ((string)row[0], PaymentOf((string)row[1]) ?? PaymentOf((string)row[2]) ?? ""))
            .CountBy(news => news).ToDictionary();
        var answered = (await processor.Posts()).Where(post => post.Status == 200).CountBy(post => (post.Token, post.PaymentId)).ToList();
        answered.Where(news => stored.GetValueOrDefault(news.Key) < news.Value).Select(news => $"{news.Key.PaymentId} x{news.Value}")
            .ShouldBeEmpty("postbacks that were answered 200 are not stored");
        (await processor.Posts()).ShouldAllBe(post => post.Status == 200 || post.Status == 0 || post.Status == 503);
    }

    /// <summary>Fees that were answered are owed once, whoever asked how often; sessions that were answered are there, and none is there that the processor was not told of.</summary>
    private async Task AnswersMustBeKept()
    {
        // By the order and not by its account: one that was assessed twice may have been given two.
        var owed = (await database.Rows("""
            SELECT ordered.external_reference, sum(i.amount)
            FROM (SELECT DISTINCT external_reference, invoice_id FROM fees WHERE external_reference IS NOT NULL) ordered JOIN invoices i ON i.id = ordered.invoice_id
            GROUP BY ordered.external_reference
            """)).ToDictionary(row => (string)row[0], row => Convert.ToInt64(row[1], null));
        foreach (var (order, (cents, answered)) in notes.Fees)
        {
            if (answered || owed.ContainsKey(order))
                owed.GetValueOrDefault(order).ShouldBe(cents, $"the fees of {order} are not owed exactly once");
        }

        var sessions = (await database.Rows("SELECT id FROM payment_sessions")).Select(row => Guid.Parse(row[0].ToString()!)).ToHashSet();
        notes.Sessions.Keys.Where(id => !sessions.Contains(id)).ShouldBeEmpty("sessions that were answered are not stored");

        var tokens = (await database.Rows("SELECT postback_token FROM payment_sessions")).Select(row => (string)row[0]).ToHashSet();
        var opened = (await processor.Openings()).Select(open => open.Token).ToList();
        opened.Distinct().Count().ShouldBe(opened.Count, "an attempt was opened twice at the processor");
        opened.Where(token => !tokens.Contains(token)).ShouldBeEmpty("the processor was called for an attempt that was not saved before");
    }

    private static string? PaymentOf(string form) => HttpUtility.ParseQueryString(form)["PaymentGUID"];
}
