using Grancius.Application.Access;
using Grancius.Domain.Access;
using Grancius.Domain.Jurisdictions;
using NSubstitute;

namespace Grancius.UnitTests.Access;

/// <summary>What a node remembers of API keys, and for how long.</summary>
public class KnownApiKeysTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 25, 12, 0, 0, TimeSpan.Zero);

    private readonly TimeProvider _clock = Substitute.For<TimeProvider>();
    private readonly KnownApiKeys _known;
    private readonly HeldApiKey _held = new(ApiKey.Given(JurisdictionId.New(), "Permits", "key", Noon), Jurisdiction: null!);

    public KnownApiKeysTests()
    {
        _clock.GetUtcNow().Returns(Noon);
        _known = new KnownApiKeys(_clock);
    }

    [Fact]
    public void A_key_is_remembered_for_two_seconds_and_only_where_it_was_asked_for()
    {
        _known.Keep("county", "hash", _held, _known.Changes);

        _clock.GetUtcNow().Returns(Noon.AddSeconds(1.9));
        _known.Of("county", "hash").ShouldBe(_held);
        _known.Of("city", "hash").ShouldBeNull();
        _clock.GetUtcNow().Returns(Noon.AddSeconds(2));
        _known.Of("county", "hash").ShouldBeNull();
    }

    [Fact]
    public void A_clock_that_was_set_back_prolongs_nothing()
    {
        _known.Keep("county", "hash", _held, _known.Changes);

        _clock.GetUtcNow().Returns(Noon.AddHours(-1));

        _known.Of("county", "hash").ShouldBeNull();
    }

    [Fact]
    public void What_was_read_before_a_change_is_not_kept_after_it()
    {
        var changes = _known.Changes;
        _known.Forget();

        _known.Keep("county", "hash", _held, changes);

        _known.Of("county", "hash").ShouldBeNull();
    }

    [Fact]
    public void However_many_keys_are_asked_for_no_more_than_a_thousand_are_held()
    {
        for (var place = 0; place < 1001; place++)
            _known.Keep("county", $"hash {place}", _held, _known.Changes);

        _known.Of("county", "hash 1000").ShouldBe(_held);
        _known.Of("county", "hash 999").ShouldBeNull("room was made");
    }
}
