using System.Text.Json.Nodes;

namespace Grancius.Web.Docs;

/// <summary>Bodies that work in the demo as they stand.</summary>
internal static class ApiExamples
{
    public static JsonNode Fees { get; } = new JsonObject
    {
        ["customer"] = new JsonObject
        {
            ["name"] = "Ana Diaz",
            ["address"] = "1 Main Street",
            ["city"] = "Brooksville",
            ["state"] = "FL",
            ["zip"] = "34601",
        },
        ["fees"] = Lines(),
    };

    public static JsonNode Quote { get; } = new JsonObject { ["fees"] = Lines() };

    public static JsonNode Session { get; } = new JsonObject { ["accountNumber"] = "BU5-90001", ["method"] = "Online" };

    private static JsonArray Lines() => new(
        new JsonObject { ["feeCode"] = "BLD-PERMIT", ["base"] = 123456.78m },
        new JsonObject { ["feeCode"] = "PRM-SIGN" });
}
