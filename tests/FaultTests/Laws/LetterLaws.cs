using Grancius.FaultTests.Nodes;

namespace Grancius.FaultTests.Laws;

/// <summary>Each fact that was committed has its effect outside, seen once: a letter that is sent again has the same id.</summary>
internal sealed class LetterLaws(World world, Books books)
{
    /// <summary>No letter tells of what was not committed, and none is written twice under two ids.</summary>
    public void Hold()
    {
        if (world.Letters.Count == 0)
            return;

        var (letters, facts) = Count();
        foreach (var session in books.Sessions)
        {
            var (sent, due) = (letters.GetValueOrDefault(session.Reference), facts.GetValueOrDefault(session.Id));
            Law.Demands(sent <= due, $"{sent} letters tell that session {session.Reference} was paid, which happened {due} times");
        }

        Law.Demands(letters.Values.Sum() <= facts.Values.Sum(), $"a letter was written about a session that was not paid");
    }

    public void AreComplete()
    {
        Law.Demands(books.Outbox.Count == 0, $"{books.Outbox.Count} facts never left the outbox");
        var pending = books.Postbacks.Find(postback => postback.DueAt is not null);
        Law.Demands(pending is null, $"postback {pending?.Id} was never applied");
        var (letters, facts) = Count();
        foreach (var session in books.Sessions)
        {
            var (sent, due) = (letters.GetValueOrDefault(session.Reference), facts.GetValueOrDefault(session.Id));
            Law.Demands(sent == due, $"session {session.Reference} was paid {due} times, and {sent} letters were written");
        }
    }

    private (Dictionary<string, int> Letters, Dictionary<Guid, int> Facts) Count() => (
        world.Letters.DistinctBy(letter => letter.Id).GroupBy(letter => letter.Subject.Split(' ')[1]).ToDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal),
        books.Moves.Where(move => move.To == "Paid").GroupBy(move => move.Session).ToDictionary(group => group.Key, group => group.Count()));
}
