using System.Text.Json;

namespace Grancius.CrashTests.Fixture;

/// <summary>What came back over HTTP; status 0 where nothing did.</summary>
internal sealed record Answer(int Status, string Text, string? ContentType = null, TimeSpan? RetryAfter = null)
{
    public static readonly Answer None = new(0, "");

    public JsonElement Json => JsonDocument.Parse(Text).RootElement;

    /// <summary>The stable code of a problem; the status where there is none.</summary>
    public string Code => ContentType == "application/problem+json" && Json.TryGetProperty("code", out var code) ? code.GetString()! : $"{Status}";

    public static async Task<Answer> To(HttpClient http, HttpRequestMessage request)
    {
        try
        {
            using var response = await http.SendAsync(request);
            return new Answer(
                (int)response.StatusCode, await response.Content.ReadAsStringAsync(), response.Content.Headers.ContentType?.MediaType, response.Headers.RetryAfter?.Delta);
        }
        catch (Exception fault) when (fault is HttpRequestException or OperationCanceledException or IOException)
        {
            return None;
        }
    }
}
