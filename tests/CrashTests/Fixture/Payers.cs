using System.Globalization;
using System.Text.Json;

namespace Grancius.CrashTests.Fixture;

/// <summary>
/// Integrators and payers: fees are assessed, a session is opened, money is paid at the processor, the payer comes back.
/// Whoever gets no answer asks again with the same Idempotency-Key.
/// </summary>
internal sealed class Payers(IReadOnlyList<Product> nodes, Processor processor, Notes notes, Chance chance, string prefix)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>So often somebody asks again who gets no answer: through an outage and the start after it.</summary>
    private const int Tries = 450;

    /// <summary>The others let the product give their account its number, which is a statement that commits by itself.</summary>
    private const double Numbered = 0.8;

    private static readonly object Customer = new { name = "Amber Stirn", address = "6153 Zirkels Circle", city = "Brooksville", state = "FL", zip = "34604" };

    private int _journeys;

    /// <summary>What may become of the news of a payment.</summary>
    public IReadOnlyList<string> News { get; init; } = ["normal", "normal", "normal", "duplicate", "none", "declineThenApprove", "approveThenDecline", "wrongAmount", "forged"];

    /// <summary>Pays bill after bill until told to stop; what was begun is brought to its end.</summary>
    public Task Pay(int atOnce, CancellationToken until) => Task.WhenAll(Enumerable.Range(0, atOnce).Select(async _ =>
    {
        while (!until.IsCancellationRequested)
            await PayOne();
    }));

    /// <summary>So many bills, and no more.</summary>
    public Task PayExactly(int bills, int atOnce) => Parallel.ForEachAsync(
        Enumerable.Range(0, bills), new ParallelOptions { MaxDegreeOfParallelism = atOnce }, async (_, _) => await PayOne());

    /// <summary>Assesses and opens, without paying.</summary>
    /// <returns>The page to pay on; null where none could be had.</returns>
    public async Task<string?> OpenOne()
    {
        var order = string.Create(CultureInfo.InvariantCulture, $"{prefix}-{Interlocked.Increment(ref _journeys):00000}");
        var given = chance.Happens(Numbered) ? order : null;
        var cents = chance.Between(100, 500_000);
        notes.Fees[order] = (cents + 5000, Answered: false);
        var fees = new object[] { new { feeCode = "BLD-MISC", amount = cents / 100m }, new { feeCode = "PRM-SIGN" } };
        if (await Insist("fees", new { accountNumber = given, customer = Customer, fees, externalReference = order }, $"fees-{order}") is not { Status: 201 } assessed)
            return null;

        notes.Fees[order] = (cents + 5000, Answered: true);
        ((long)(assessed.Json.GetProperty("total").GetDecimal() * 100)).ShouldBe(cents + 5000);
        return await Open(assessed.Json.Text("accountNumber"));
    }

    private async Task PayOne()
    {
        var news = News[chance.Between(0, News.Count - 1)];
        // Meets this payer or another who opens at the same moment: it is chance either way.
        if (news != "normal")
            await processor.Will(new { scope = "next", postback = news, encoding = chance.Happens(0.3) ? "query" : "form" });
        if (await OpenOne() is not { } page)
            return;

        if (chance.Happens(0.1))
            await processor.Pay(page, "decline");
        var paid = await processor.Pay(page);
        if (paid.Text("outcome") == "approved")
            notes.CountPaid();
        if (chance.Happens(0.5))
            await ComeBack(paid);
    }

    private async Task<string?> Open(string account)
    {
        for (var attempt = 1; attempt <= 3; attempt++)
        {
            var opened = await Insist("payment-sessions", new { accountNumber = account, method = "Online" }, $"open-{account}-{attempt}");
            if (opened is { Status: 201 })
            {
                notes.Sessions[opened.Json.GetProperty("id").GetGuid()] = account;
                return opened.Json.Text("redirectUrl");
            }

            // The node died before it could keep the processor's answer: that attempt is given up, and another one begun.
            if (opened is null || !opened.Json.TryGetProperty("sessionId", out var left)
                || await Insist($"payment-sessions/{left.GetGuid()}/cancel", null, null) is not { Status: 200 })
                return null;
        }

        return null;
    }

    /// <summary>Asks until there is an answer that means something.</summary>
    private async Task<Answer?> Insist(string call, object? body, string? key)
    {
        var waited = 0;
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            var node = nodes[chance.Between(0, nodes.Count - 1)];
            var answer = await node.Post(call, body, key);
            if (answer.Status is 200 or 201 || answer.Code is "processor_unclear" or "processor_unavailable" or "processor_timeout" or "session_not_cancellable")
                return answer;

            notes.Refused(call.Split('/')[0], answer.Code);
            if (answer.Status is not (0 or 503) && answer.Code != "idempotency_in_progress")
                throw new ShouldAssertException($"{call} was answered {answer.Status}: {answer.Text}\n{node.Process.WordsAbout(answer)}");
            // The node that had it died in the call: its attempt stays open for two minutes, and a payer does not wait so long.
            if (answer.Status == 409 && ++waited == 10)
                return null;

            await Task.Delay(Pause);
        }

        return null;
    }

    private async Task ComeBack(JsonElement paid)
    {
        var page = await nodes[chance.Between(0, nodes.Count - 1)].Get(new Uri(paid.Text("returnUrl")).PathAndQuery);
        if (page.Status is not (200 or 0 or 503))
            throw new ShouldAssertException($"the return page was answered {page.Status}: {page.Text}");
        if (page.Status == 503)
            page.Text.ShouldContain("Your bill is unchanged");
        notes.Returned(page.Status == 200);
    }
}
