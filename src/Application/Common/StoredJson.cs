using System.Text.Json;
using System.Text.Json.Serialization;
using Grancius.Domain.Common;

namespace Grancius.Application.Common;

/// <summary>How values are written into columns of JSON: money as whole cents.</summary>
internal static class StoredJson
{
    public static JsonSerializerOptions Options { get; } = new() { Converters = { new CentsConverter() } };

    private sealed class CentsConverter : JsonConverter<Money>
    {
        public override Money Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Money.OfCents(reader.GetInt64());

        public override void Write(Utf8JsonWriter writer, Money value, JsonSerializerOptions options) => writer.WriteNumberValue(value.Cents);
    }
}
