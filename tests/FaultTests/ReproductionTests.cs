using Grancius.FaultTests.Runs;
using Grancius.FaultTests.Stores;

namespace Grancius.FaultTests;

/// <summary>A seed that failed is worth nothing if it cannot be played again.</summary>
public class ReproductionTests
{
    [Theory]
    [InlineData(11)]
    [InlineData(4711)]
    [InlineData(70_001)]
    public void A_seed_tells_the_same_story_and_leaves_the_same_store_bit_for_bit(int seed)
    {
        using var player = new Player(new SqliteStore());
        var first = player.Play(seed, digest: true);
        // What another run leaves behind in this process must not matter.
        player.Play(seed + 1).Broken.ShouldBeNull();
        using var other = new Player(new SqliteStore());
        var again = other.Play(seed, digest: true);
        var once = player.Play(seed, digest: true);

        first.Broken.ShouldBeNull();
        (again.Story, again.Turns, again.Digest).ShouldBe((first.Story, first.Turns, first.Digest));
        (once.Story, once.Turns, once.Digest).ShouldBe((first.Story, first.Turns, first.Digest));
        player.Play(seed + 1, digest: true).Digest.ShouldNotBe(first.Digest);
    }
}
