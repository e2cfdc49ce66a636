using Grancius.FaultTests.Mutants;
using Grancius.FaultTests.Runs;
using Grancius.FaultTests.Stores;
using Xunit.Abstractions;

namespace Grancius.FaultTests;

/// <summary>Each control is taken away by itself, and the simulation has to notice: else it proves nothing about it.</summary>
public class MutantTests(ITestOutputHelper output)
{
    /// <summary>A control that is not missed in so many seeds is not guarded.</summary>
    private const int MostSeeds = 1000;

    public static TheoryData<string> Controls => [.. OnSqlite.Keys];

    private static Dictionary<string, Func<Mutant>> OnSqlite { get; } = new Func<Mutant>[]
    {
        () => new NoUniqueKey(), () => new NoInvoiceHold(), () => new NoAmountCheck(), () => new NoTokenCheck(), () => new OneSecretForBoth(), () => new NoBillerCheck(),
        () => new ApprovedInAnyWords(), () => new DeclinesAreCredited(), () => new NoOutbox(), () => new EffectBeforeCommit(), () => new DoneBeforeDoing(),
        () => new RepeatsAreNotRecognised(), () => new MessagesAreNotRecognised(), () => new CallBeforeSave(), () => new NoSweep(), () => new PendingPostbacksAreLeft(), () => new ExpireWhileUnreachable(),
        () => new UnreachableReadAsNotPaid(), () => new TrustTheReturnPage(), () => new IdempotencyKeyIgnored(), () => new DeclineClosesTheSession(), () => new LateMoneyRefused(),
        () => new VoidWithoutLookingAtHolds(),
    }.ToDictionary(make => make().ToString(), StringComparer.Ordinal);

    [Theory]
    [MemberData(nameof(Controls))]
    public void A_control_that_is_taken_away_is_missed(string control)
    {
        var mutant = OnSqlite[control]();
        using var mutated = new Player(new SqliteStore(mutant.StoreSql), mutant);

        var (seeds, caught) = FirstBroken(mutated);

        output.WriteLine($"{control}: missed after {seeds} seeds and {mutant.Bites} times: {caught?.Broken}");
        caught.ShouldNotBeNull($"{control} was not missed in {seeds} seeds");
        mutant.Bites.ShouldBePositive();
        using var whole = new Player(new SqliteStore());
        whole.Play(caught.Seed).Broken.ShouldBeNull("the same seed holds with the control in its place");
    }

    private static (int Seeds, Outcome? Caught) FirstBroken(Player player)
    {
        for (var seed = 1; seed <= MostSeeds; seed++)
        {
            if (player.Play(seed) is { Broken: not null } caught)
                return (seed, caught);
        }

        return (MostSeeds, null);
    }
}
