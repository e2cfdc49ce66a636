using Grancius.FaultTests.Nodes;

namespace Grancius.FaultTests.Laws;

/// <summary>
/// Each fact that was committed has its effect outside, seen once: a letter that is sent again has the same id. A session
/// that was paid is owed a receipt, one that came under review is owed word of it; either is left out only where it was no
/// longer true when its turn came, and that is on the record.
/// </summary>
internal sealed class LetterLaws(World world, Books books)
{
    private const string Receipt = nameof(Receipt);
    private const string UnderReview = nameof(UnderReview);

    /// <summary>Letters that were left out, remembered past their purge.</summary>
    private readonly Dictionary<Guid, LetterRow> _leftOut = [];

    /// <summary>No letter tells of what was not committed, and none is written twice under two ids.</summary>
    public void Hold()
    {
        foreach (var letter in books.Letters.Where(letter => letter.State == "NotNeeded"))
            _leftOut[letter.Id] = letter;
        if (world.Letters.Count == 0)
            return;

        foreach (var kind in (string[])[Receipt, UnderReview])
        {
            var (letters, facts) = (Sent(kind), Facts(kind));
            foreach (var session in books.Sessions)
            {
                var (sent, due) = (letters.GetValueOrDefault(session.Reference), facts.GetValueOrDefault(session.Id));
                Law.Demands(sent <= due, $"{sent} letters of the kind {kind} tell of session {session.Reference}, to which it happened {due} times");
            }

            Law.Demands(letters.Values.Sum() <= facts.Values.Sum(), $"a letter of the kind {kind} was written about a session to which it did not happen");
        }

        Law.Demands(world.Letters.TrueForAll(letter => !letter.Subject.Contains("$0.00", StringComparison.Ordinal) && !letter.Text.Contains("$0.00", StringComparison.Ordinal)),
            $"a receipt tells of no money");
    }

    public void AreComplete()
    {
        Law.Demands(books.Outbox.Count == 0, $"{books.Outbox.Count} facts never left the outbox");
        var pending = books.Postbacks.Find(postback => postback.DueAt is not null);
        Law.Demands(pending is null, $"postback {pending?.Id} was never applied");
        var waiting = books.Letters.Find(letter => letter.State == "Waiting");
        Law.Demands(waiting is null, $"letter {waiting?.Id} was never sent");
        foreach (var kind in (string[])[Receipt, UnderReview])
        {
            var (letters, facts) = (Told(kind), Facts(kind));
            foreach (var session in books.Sessions)
            {
                var (told, due) = (letters.GetValueOrDefault(session.Reference), facts.GetValueOrDefault(session.Id));
                Law.Demands(told == due, $"session {session.Reference}: {kind} happened {due} times, and {told} letters were written or are known not to be needed");
            }
        }

        // What was no longer true: a receipt, because the session lost its money again; a review, because it ended.
        foreach (var letter in _leftOut.Values)
        {
            var session = books.Sessions.Single(session => session.Reference == letter.About);
            var from = letter.Kind == Receipt ? "Paid" : UnderReview;
            Law.Demands(books.Moves.Exists(move => move.Session == session.Id && move.From == from), $"letter {letter.Id} of the kind {letter.Kind} about {letter.About} was left out, and was true all along");
        }
    }

    /// <summary>By session: letters that went out, each id once.</summary>
    private Dictionary<string, int> Sent(string kind) => world.Letters.Where(letter => KindOf(letter) == kind).DistinctBy(letter => letter.Id)
        .GroupBy(letter => letter.Subject.Split(' ')[1]).ToDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal);

    /// <summary>By session: letters that went out or were left out, each id once.</summary>
    private Dictionary<string, int> Told(string kind) => world.Letters.Where(letter => KindOf(letter) == kind).Select(letter => (letter.Id, Reference: letter.Subject.Split(' ')[1]))
        .Concat(_leftOut.Values.Where(letter => letter.Kind == kind).Select(letter => (letter.Id, Reference: letter.About)))
        .DistinctBy(letter => letter.Id)
        .GroupBy(letter => letter.Reference).ToDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal);

    private static string KindOf(Letters.Received letter) => letter.Subject.Split(' ')[0] is "Receipt" or "Recibo" ? Receipt : UnderReview;

    private Dictionary<Guid, int> Facts(string kind)
    {
        var to = kind == Receipt ? "Paid" : UnderReview;
        return books.Moves.Where(move => move.To == to).GroupBy(move => move.Session).ToDictionary(group => group.Key, group => group.Count());
    }
}
