using System.Collections.Concurrent;

namespace Grancius.CrashTests.Fixture;

/// <summary>What the callers were answered: what was answered has to be kept.</summary>
internal sealed class Notes
{
    private readonly ConcurrentDictionary<string, int> _refusals = new();

    /// <summary>Orders of fees, with their cents and whether they were answered 201.</summary>
    public ConcurrentDictionary<string, (long Cents, bool Answered)> Fees { get; } = new();

    /// <summary>Sessions whose opening was answered 201, with their account.</summary>
    public ConcurrentDictionary<Guid, string> Sessions { get; } = new();

    /// <summary>Return pages that were shown, and those that said that the page is not there for now.</summary>
    public (int Shown, int Unavailable) Returns { get; private set; }

    public int Paid { get; private set; }

    public IReadOnlyDictionary<string, int> Refusals => _refusals;

    public void Refused(string call, string code) => _refusals.AddOrUpdate($"{call} {code}", 1, (_, count) => count + 1);

    public void CountPaid()
    {
        lock (_refusals)
            Paid++;
    }

    public void Returned(bool shown)
    {
        lock (_refusals)
            Returns = shown ? (Returns.Shown + 1, Returns.Unavailable) : (Returns.Shown, Returns.Unavailable + 1);
    }

    public override string ToString() =>
        $"{Fees.Count} bills ({Fees.Count(fee => fee.Value.Answered)} answered), {Sessions.Count} sessions answered, {Paid} payments, {Returns.Shown} return pages; not served: "
        + string.Join(", ", _refusals.OrderBy(refusal => refusal.Key).Select(refusal => $"{refusal.Key} x{refusal.Value}"));
}
