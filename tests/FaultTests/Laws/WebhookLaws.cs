using Grancius.Domain.Webhooks;
using Grancius.FaultTests.Nodes;

namespace Grancius.FaultTests.Laws;

/// <summary>
/// Each fact that was committed becomes one message for each endpoint that asked for it, seen once: a message that is sent
/// again has the same id and says the same. Nothing is told that did not happen, and nobody is told what they did not ask for.
/// </summary>
internal sealed class WebhookLaws(World world, Books books)
{
    public void Hold()
    {
        foreach (var message in world.Messages.GroupBy(message => (message.Url, message.Id)))
            Law.Demands(message.Select(one => one.Body).Distinct().Count() == 1, $"message {message.Key.Id} came more than once to {message.Key.Url}, and not alike");
        Law.Demands(world.Messages.TrueForAll(message => Endpoints.Wanted[message.Url].Contains(message.Type)), $"an endpoint was told what it did not ask for");
        foreach (var (told, times) in Told())
            Law.Demands(times <= Happened(told.Type, told.Subject), $"{told.Url} was told {told.Type} of {told.Subject} in {times} messages: it happened {Happened(told.Type, told.Subject)} times");
    }

    public void AreComplete()
    {
        Hold();
        var told = Told();
        foreach (var (url, types) in Endpoints.Wanted)
        {
            foreach (var (type, subject) in Facts().Where(fact => types.Contains(fact.Type)))
                Law.Demands(told.GetValueOrDefault((url, type, subject)) == Happened(type, subject), $"{url} was told {type} of {subject} in {told.GetValueOrDefault((url, type, subject))} messages: it happened {Happened(type, subject)} times");
        }
    }

    /// <summary>How many messages tell an endpoint so of it, each id once.</summary>
    private Dictionary<(string Url, string Type, Guid Subject), int> Told() => world.Messages.DistinctBy(message => (message.Url, message.Id))
        .GroupBy(message => (message.Url, message.Type, message.Subject)).ToDictionary(group => group.Key, group => group.Count());

    /// <summary>Of what the run did: the demo's own bills were there before it began.</summary>
    private IEnumerable<(string Type, Guid Subject)> Facts() =>
    [
        .. Charged().Select(invoice => (WebhookTypes.InvoiceIssued, invoice.Id)),
        .. Charged().Select(invoice => (WebhookTypes.InvoicePaid, invoice.Id)),
        .. books.Sessions.Select(session => (WebhookTypes.SessionUnderReview, session.Id)),
    ];

    private IEnumerable<InvoiceRow> Charged() => books.Invoices.Where(invoice => invoice.Number.StartsWith("SIM-", StringComparison.Ordinal));

    private int Happened(string type, Guid subject) => type switch
    {
        WebhookTypes.InvoiceIssued => books.Invoices.Exists(invoice => invoice.Id == subject) ? 1 : 0,
        WebhookTypes.InvoicePaid => books.Invoices.Exists(invoice => invoice.Id == subject && invoice.State == "Paid") ? 1 : 0,
        _ => books.Moves.Count(move => move.Session == subject && move.To == "UnderReview"),
    };
}
