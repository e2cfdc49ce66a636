using System.Buffers.Binary;
using System.Text;
using Grancius.Domain.Common;
using Grancius.FaultTests.Processors;
using Grancius.FaultTests.Scheduling;

namespace Grancius.FaultTests.Nodes;

/// <summary>One seed's world: its clock, its chance, its scheduler, the processor, the letters and the story so far.</summary>
internal sealed class World
{
    private readonly StringBuilder _story = new();
    private readonly Chance _names;

    [ThreadStatic]
    private static World? s_playing;

    private static readonly AsyncLocal<World?> s_along = new();

    public World(int seed, bool oneAtATime = false)
    {
        Seed = seed;
        Chance = new Chance(seed);
        _names = new Chance(~seed);
        Clock = new VirtualClock(Beginning);
        Scheduler = new Scheduler(Chance, Clock, oneAtATime);
        Processor = new Processor(this);
        (s_playing, s_along.Value) = (this, oneAtATime ? this : null);
    }

    static World() => Ids.Source = static () => (s_playing ?? s_along.Value) is { } world ? world.NextId() : Guid.CreateVersion7();

    public static DateTimeOffset Beginning { get; } = new(2026, 3, 2, 14, 0, 0, TimeSpan.Zero);

    public int Seed { get; }

    public Chance Chance { get; }

    public VirtualClock Clock { get; }

    public Scheduler Scheduler { get; }

    public Processor Processor { get; }

    /// <summary>Letters as their receiver got them.</summary>
    public List<Letters.Received> Letters { get; } = [];

    /// <summary>Webhook messages as the programs next door got them.</summary>
    public List<Endpoints.Received> Messages { get; } = [];

    /// <summary>Only then do commands fail, answers get lost and callers hang up.</summary>
    public bool Stormy { get; set; } = true;

    public string Story => _story.ToString();

    /// <summary>The thread plays nobody's world any more.</summary>
    public static void End() => (s_playing, s_along.Value) = (null, null);

    public void Note(string what) => _story.Append(Clock.Now.ToString("MM-dd HH:mm:ss.fff", null)).Append(' ').Append(what).Append('\n');

    /// <summary>Letters and digits that nobody could have guessed, and that come again with the seed.</summary>
    public string Secret(int length) => string.Create(length, _names, static (text, names) =>
    {
        for (var place = 0; place < text.Length; place++)
            text[place] = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"[names.Below(32)];
    });

    /// <summary>Version 7, as the product's own, by the virtual clock and the seed.</summary>
    private Guid NextId()
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteInt64BigEndian(bytes, Clock.Now.ToUnixTimeMilliseconds() << 16);
        BinaryPrimitives.WriteInt32BigEndian(bytes[6..], _names.Below(int.MaxValue));
        BinaryPrimitives.WriteInt32BigEndian(bytes[10..], _names.Below(int.MaxValue));
        BinaryPrimitives.WriteInt16BigEndian(bytes[14..], (short)_names.Below(short.MaxValue));
        bytes[6] = (byte)(0x70 | (bytes[6] & 0x0F));
        bytes[8] = (byte)(0x80 | (bytes[8] & 0x3F));
        return new Guid(bytes, bigEndian: true);
    }
}
