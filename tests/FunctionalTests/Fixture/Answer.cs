using System.Text.Json;

namespace Grancius.FunctionalTests.Fixture;

/// <summary>What came back over HTTP.</summary>
public sealed record Answer(int Status, string Text, string? ContentType)
{
    /// <summary>Where a redirect leads.</summary>
    public string? Location { get; init; }

    public JsonElement Json => JsonDocument.Parse(Text).RootElement;

    /// <summary>The stable code of a problem.</summary>
    public string Code => Json.Text("code");

    public JsonElement this[string name] => Json.GetProperty(name);

    public Answer ShouldBe(int status)
    {
        Status.ShouldBe(status, Text);
        return this;
    }

    /// <summary>A problem in the documented shape, with this status and code.</summary>
    public Answer ShouldBeProblem(int status, string code)
    {
        ShouldBe(status);
        ContentType.ShouldBe("application/problem+json");
        Code.ShouldBe(code);
        return this;
    }

    public static async Task<Answer> Of(HttpResponseMessage response) =>
        new((int)response.StatusCode, await response.Content.ReadAsStringAsync(), response.Content.Headers.ContentType?.MediaType);
}

internal static class JsonReading
{
    public static string Text(this JsonElement json, string name) => json.GetProperty(name).GetString()!;

    public static decimal Dollars(this JsonElement json, string name) => json.GetProperty(name).GetDecimal();

    public static IReadOnlyList<JsonElement> List(this JsonElement json, string name) => [.. json.GetProperty(name).EnumerateArray()];

    public static IReadOnlyList<string> Names(this JsonElement json) => [.. json.EnumerateObject().Select(property => property.Name)];
}
