using System.Text.Json;
using System.Text.Json.Serialization;
using Grancius.Application.Common;
using Grancius.Domain.Fees;
using Grancius.Infrastructure.Persistence;

namespace Grancius.Infrastructure.Fees;

/// <summary>The moves of a schedule version as JSON, causes by their names; each text is read once, as every request reads them.</summary>
internal static class FeeScheduleMoves
{
    private static readonly JsonSerializerOptions Options = new(StoredJson.Options) { Converters = { new JsonStringEnumConverter() } };

    private static readonly ReadOnce<IReadOnlyList<FeeScheduleMove>> Known = new(text => JsonSerializer.Deserialize<List<FeeScheduleMove>>(text, Options)!);

    public static string Write(IReadOnlyList<FeeScheduleMove> moves) => JsonSerializer.Serialize(moves, Options);

    public static IReadOnlyList<FeeScheduleMove> Read(string text) => Known.Of(text);
}
