using System.Text.Json;
using Grancius.Application.Common;
using Grancius.Domain.Jurisdictions;
using Grancius.Infrastructure.Persistence;

namespace Grancius.Infrastructure.Jurisdictions;

/// <summary>A biller's options as JSON in one column.</summary>
internal static class InvoiceOptionsJson
{
    private static readonly ReadOnce<InvoiceOptions> Options = new(text => JsonSerializer.Deserialize<InvoiceOptions>(text, StoredJson.Options)!);

    public static string Write(InvoiceOptions options) => JsonSerializer.Serialize(options, StoredJson.Options);

    public static InvoiceOptions Read(string text) => Options.Of(text);
}
