using System.Text.Json;
using System.Text.Json.Serialization;
using Grancius.Application.Common;
using Grancius.Domain.Fees;
using Grancius.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Grancius.Infrastructure.Fees;

/// <summary>The moves of a schedule version as JSON, causes by their names; each text is read once, as every request reads them.</summary>
internal static class FeeScheduleMoves
{
    private static readonly JsonSerializerOptions Options = new(StoredJson.Options) { Converters = { new JsonStringEnumConverter() } };

    private static readonly ReadOnce<IReadOnlyList<FeeScheduleMove>> Known = new(text => JsonSerializer.Deserialize<List<FeeScheduleMove>>(text, Options)!);

    public static ValueConverter<IReadOnlyList<FeeScheduleMove>, string> Column { get; } =
        new(moves => JsonSerializer.Serialize(moves, Options), text => Known.Of(text));

    public static ValueComparer<IReadOnlyList<FeeScheduleMove>> Compared { get; } = new(
        (left, right) => ReferenceEquals(left, right) || (left != null && right != null && left.SequenceEqual(right)),
        moves => moves.Count,
        moves => moves);
}
