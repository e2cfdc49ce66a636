using Grancius.Application.Fees;
using Grancius.Application.PaymentSessions;
using Grancius.FaultTests.Nodes;

namespace Grancius.FaultTests.Laws;

/// <summary>What was answered to somebody: it survives, by the very ids, and the same question is answered alike.</summary>
internal sealed class Promises(World world)
{
    /// <summary>As the simulation sets it.</summary>
    public static readonly TimeSpan PostbacksAreKept = TimeSpan.FromDays(20);

    private readonly Dictionary<Guid, DateTimeOffset> _postbacks = [];
    private readonly HashSet<Guid> _applied = [];
    private readonly Dictionary<Guid, string?> _sessions = [];
    private readonly HashSet<Guid> _fees = [];
    private readonly Dictionary<string, string> _keys = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _asked = new(StringComparer.Ordinal);

    private readonly HashSet<string> _changes = new(StringComparer.Ordinal);

    public IReadOnlyCollection<Guid> Sessions => _sessions.Keys;

    /// <summary>A postback was answered with 200.</summary>
    public void Kept(Guid postback) => _postbacks[postback] = world.Clock.Now;

    public void Started(StartedSession started, string? key)
    {
        if (_sessions.TryGetValue(started.Id, out var page) && page is not null && started.RedirectUrl is not null)
            Law.Demands(page == started.RedirectUrl, $"session {started.Id} was answered with two pages");
        _sessions[started.Id] = started.RedirectUrl ?? page;
        SameAnswer(key, started.Id.ToString());
    }

    public void Assessed(AssessedFees assessed, string? key)
    {
        _fees.UnionWith(assessed.Fees.Select(fee => fee.Id));
        SameAnswer(key, string.Join(',', assessed.Fees.Select(fee => fee.Id)));
    }

    /// <summary>Staff were told that it was done, or that it waits; each change has a reason of its own.</summary>
    public void Changed(string reason) => _changes.Add(reason);

    /// <summary>So many fees are asked for under a key, however often.</summary>
    public void Asks(string key, int fees) => _asked[key] = fees;

    public void Hold(Books books)
    {
        var kept = new HashSet<Guid>(books.Postbacks.Count);
        foreach (var row in books.Postbacks)
        {
            kept.Add(row.Id);
            if (row.DueAt is null)
                _applied.Add(row.Id);
        }

        foreach (var (id, at) in _postbacks)
            Law.Demands(kept.Contains(id) || (_applied.Contains(id) && world.Clock.Now - at >= PostbacksAreKept), $"postback {id} was answered with 200, and is not kept");

        var sessions = books.Sessions.ToDictionary(session => session.Id, session => session.RedirectUrl);
        foreach (var (id, page) in _sessions)
            Law.Demands(sessions.TryGetValue(id, out var known) && (page is null || known == page), $"session {id} was answered with a page, and is not kept so");
        var fees = books.Fees.Select(fee => fee.Id).ToHashSet();
        Law.Demands(_fees.IsSubsetOf(fees), $"a fee that was answered is not kept");
        var changes = books.Adjustments.Select(row => row.Reason).Concat(books.Requests.Select(row => row.Reason)).ToHashSet(StringComparer.Ordinal);
        Law.Demands(_changes.IsSubsetOf(changes), $"a change that staff were told of is not kept");
        Law.Demands(books.Adjustments.Where(row => !row.Reason.Contains("again", StringComparison.Ordinal)).GroupBy(row => row.Reason).All(group => group.Count() == 1), $"staff changed something once, and it stands twice");
        foreach (var request in books.Requests)
            Law.Demands(books.Adjustments.Exists(row => row.Reason == request.Reason) == (request.State == "Approved"), $"a request is {request.State}, which the adjustments contradict");
        foreach (var group in books.Fees.Where(fee => fee.Reference is not null).GroupBy(fee => fee.Reference!))
            Law.Demands(group.Count() <= _asked[group.Key], $"{group.Count()} fees were assessed under the key {group.Key}, which asked for {_asked[group.Key]}");
    }

    private void SameAnswer(string? key, string answer)
    {
        if (key is not null && !_keys.TryAdd(key, answer))
            Law.Demands(_keys[key] == answer, $"the key {key} was answered with {_keys[key]} and then with {answer}");
    }
}
