using System.Net.Http.Json;

namespace Grancius.FunctionalTests.Fixture;

/// <summary>Calls a program that is not the fixture's, with the demo's key.</summary>
internal sealed class Caller(HttpClient http)
{
    public Task<Answer> Get(string path) => Call(HttpMethod.Get, path, null);

    public Task<Answer> Post(string path, object body) => Call(HttpMethod.Post, path, JsonContent.Create(body));

    private async Task<Answer> Call(HttpMethod method, string path, HttpContent? content)
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative)) { Content = content };
        request.Headers.Add("Authorization", $"Bearer {Portal.ApiKey}");
        using var response = await http.SendAsync(request);
        return await Answer.Of(response);
    }
}
