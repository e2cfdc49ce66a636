namespace Grancius.Bench;

/// <summary>The units of work, each the same for everything that is measured.</summary>
internal sealed class Works(Client client, Processor processor)
{
    private int _posted;
    private int _paid;

    /// <summary>Fees, an opening, and the postback of its payment.</summary>
    public async Task<bool> Flow(int user)
    {
        var account = await client.Assess();
        var page = await client.Open(account);
        await client.Post(processor.PostBackOf(page), $"{account}-6", $"flow-{account}-{Interlocked.Increment(ref _paid)}");
        return true;
    }

    /// <summary>The first delivery of a postback to a session that waits.</summary>
    /// <param name="last">How many sessions wait.</param>
    public async Task<bool> Postback(int last)
    {
        var place = Interlocked.Increment(ref _posted) - 1;
        if (place >= last)
            return false;

        await Deliver(place);
        return true;
    }

    /// <summary>One of the first thousand postbacks again.</summary>
    public async Task<bool> Replay()
    {
        await Deliver(Random.Shared.Next(1000));
        return true;
    }

    public async Task<bool> List(string? after)
    {
        _ = await client.List(after);
        return true;
    }

    private Task Deliver(int place) => client.Post(
        $"/Public/SilentPaymentResponse?JurisdictionName=co-hernando-fl&ReceiptNumber={Rows.Account(place)}&Session={Rows.Token(place)}", $"{Rows.Account(place)}-6", $"bp-{place}");
}
