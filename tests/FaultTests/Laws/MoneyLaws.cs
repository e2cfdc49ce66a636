using Grancius.FaultTests.Nodes;
using Grancius.FaultTests.Processors;

namespace Grancius.FaultTests.Laws;

/// <summary>
/// No payment lost, none applied twice, none invented. Each invoice that a settlement pays is one piece of money: it stands
/// in the books under the processor's payment id, or in the books as inferred from the balance, or on the list of
/// exceptions, and never in two of these places.
/// </summary>
internal sealed class MoneyLaws(World world, Books books)
{
    /// <summary>So long after its page was opened, nobody asks about a session any more.</summary>
    private static readonly TimeSpan Watch = TimeSpan.FromDays(29);

    public void Hold()
    {
        var pieces = Pieces();
        var once = new HashSet<(string, string)>();
        var sessions = books.Sessions.ToDictionary(session => session.Id);
        foreach (var row in books.Payments.Where(row => row.ProcessorId is not null))
        {
            Law.Demands(pieces.TryGetValue((row.ProcessorId!, row.Invoice), out var settled) && settled.CentsOn(row.Invoice) == row.Amount,
                $"payment {row.ProcessorId} of {row.Amount} cents on {row.Invoice} was never settled so");
            Law.Demands(once.Add((row.ProcessorId!, row.Invoice)), $"payment {row.ProcessorId} is applied to {row.Invoice} twice");
            Law.Demands(sessions[row.Session].PostbackToken == settled!.Page.Order.Token, $"payment {row.ProcessorId} is booked on another attempt than its own");
        }

        var listed = Listed();
        var paid = books.Payments.ToLookup(row => row.Invoice);
        foreach (var invoice in pieces.GroupBy(piece => piece.Key.Invoice))
        {
            var unnamed = invoice.Count(piece => !once.Contains(piece.Key) && !listed[piece.Key.Id].Any(named => named is null || named == invoice.Key));
            var inferred = paid[invoice.Key].Count(row => row.ProcessorId is null);
            Law.Demands(inferred <= unnamed, $"money on {invoice.Key} is inferred from the balance that stands in the books or on the list already");
        }

        foreach (var row in books.Payments)
            Law.Demands(pieces.Keys.Any(piece => piece.Invoice == row.Invoice), $"{row.Amount} cents are booked on {row.Invoice}, where nothing was settled");
        foreach (var row in books.Exceptions.Where(row => row.ClaimsMoney && row.ProcessorId is not null))
            Law.Demands(!IsBooked(row, once), $"payment {row.ProcessorId} is booked, and still on the list of exceptions as {row.Kind}");
        foreach (var group in books.Exceptions.Where(row => row.ClaimsMoney && row.ProcessorId is not null).GroupBy(row => (row.ProcessorId, row.Session, row.Invoice)))
            Law.Demands(group.Count() == 1, $"payment {group.Key.ProcessorId} is on the list of exceptions {group.Count()} times");
        foreach (var row in books.Payments)
            Law.Demands(row.Applied >= 0 && row.Applied <= row.Amount, $"{row.Applied} of {row.Amount} cents of a payment on {row.Invoice} are applied");
    }

    /// <summary>
    /// Every piece is in one place. One may be in none only if no news that names it was ever answered with 200, and either
    /// other money on the invoice stands somewhere already, so that the balance, which says that nothing is due, says
    /// nothing of it; or it was paid on a page that nobody asks about any more. That is for the processor's reports. Where an
    /// amount was doubted, the exception stands for whatever the attempt's invoices lack: one for all of them.
    /// </summary>
    public void AreComplete()
    {
        var booked = books.Payments.Where(row => row.ProcessorId is not null).Select(row => (row.ProcessorId!, row.Invoice)).ToHashSet();
        var inferred = books.Payments.Where(row => row.ProcessorId is null).Select(row => row.Invoice).ToHashSet(StringComparer.Ordinal);
        var listed = Listed();
        var doubted = Doubted();
        foreach (var invoice in Pieces().GroupBy(piece => piece.Key.Invoice))
        {
            var nowhere = invoice.Where(piece => !booked.Contains(piece.Key) && !IsListed(piece.Value, invoice.Key, listed)).Select(piece => piece.Value).ToList();
            var told = nowhere.FindAll(payment => payment.Told.Contains(invoice.Key) && !books.Exceptions.Exists(row => row.State == "Open" && row.ProcessorId == payment.Id));
            // One of them may be what was inferred from the balance: news that stands for several invoices names the first only.
            Law.Demands(told.Count <= (inferred.Contains(invoice.Key) ? 1 : 0), $"{told.FirstOrDefault()?.Id} on {invoice.Key} was told of and is neither booked nor listed");
            var explained = nowhere.Count < invoice.Count() || inferred.Contains(invoice.Key) || doubted.Contains(invoice.Key);
            var watched = nowhere.Find(payment => payment.At - payment.Page.OpenedAt < Watch && world.Clock.Now - payment.Page.OpenedAt < Watch + TimeSpan.FromDays(1));
            Law.Demands(explained || watched is null, $"{watched?.Id} on {invoice.Key} was never found, although the processor could be asked");
        }
    }

    private static bool IsBooked(ExceptionRow row, HashSet<(string Id, string Invoice)> booked) =>
        row.Invoice is { } invoice ? booked.Contains((row.ProcessorId!, invoice)) : booked.Any(piece => piece.Id == row.ProcessorId);

    /// <summary>What was doubted of a payment stands for the invoice it names, or for all of it where the processor posts it as a whole.</summary>
    private static bool IsListed(Settlement payment, string invoice, ILookup<string, string?> listed) =>
        listed[payment.Id].Any(named => named is null || named == invoice || payment.PostedWhole);

    private HashSet<string> Doubted() => books.Sessions
        .Where(session => books.Exceptions.Exists(row => row is { ClaimsMoney: true, Kind: "AmountMismatch" } && row.Session == session.Id))
        .SelectMany(session => session.Lines.Select(line => line.Number))
        .ToHashSet(StringComparer.Ordinal);

    private ILookup<string, string?> Listed() =>
        books.Exceptions.Where(row => row.ClaimsMoney && row.ProcessorId is not null).ToLookup(row => row.ProcessorId!, row => row.Invoice, StringComparer.Ordinal);

    private Dictionary<(string Id, string Invoice), Settlement> Pieces() => world.Processor.Settled
        .SelectMany(payment => payment.Lines.Select(line => (Key: (payment.Id, line.Number), payment)))
        .ToDictionary(piece => piece.Key, piece => piece.payment);
}
