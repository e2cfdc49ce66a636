using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using Grancius.Application.Staff;

namespace Grancius.FunctionalTests.Fixture;

/// <summary>A browser that keeps its cookies and sends forms as they were shown. It follows no redirect. Several forms may be sent at once when a page with a form was shown before, which brings the cookie they go with.</summary>
public sealed class StaffBrowser : IDisposable
{
    private const string TokenField = "name=\"__RequestVerificationToken\" type=\"hidden\" value=\"";

    private readonly HttpClient _http;
    private readonly ConcurrentQueue<string> _sentCookies = [];

    public StaffBrowser(Uri address, Actor? actor, Cookie? signIn)
    {
        Actor = actor;
        var cookies = new CookieContainer();
        if (signIn is not null)
            cookies.Add(address, signIn);
        _http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = cookies, UseProxy = false })
        {
            BaseAddress = address,
            Timeout = TimeSpan.FromSeconds(30),
        };
    }

    /// <summary>Cookies it was sent, as they came.</summary>
    public IReadOnlyCollection<string> SetCookies => _sentCookies;

    /// <summary>Who is signed in.</summary>
    public Actor? Actor { get; }

    /// <summary>Where the browser stands.</summary>
    public string From { get; init; } = $"10.{Random.Shared.Next(250)}.{Random.Shared.Next(250)}.{Random.Shared.Next(1, 250)}";

    public Task<Answer> Get(string path) => Send(HttpMethod.Get, path, null);

    /// <summary>Sends a form of a page, with the token that the page gave it; further fields are as given, a name may come several times.</summary>
    /// <param name="page">Where the form stands, and where it is sent to unless <paramref name="to"/> says otherwise.</param>
    /// <param name="to">Such as <c>/fees/BLD-MISC?handler=Submit</c>.</param>
    /// <param name="fields">Names and values.</param>
    public async Task<Answer> Post(string page, string? to = null, params IEnumerable<(string Name, string Value)> fields)
    {
        var token = await TokenOf(page);
        using var form = new FormUrlEncodedContent(
            fields.Append(("__RequestVerificationToken", token)).Select(field => new KeyValuePair<string, string>(field.Item1, field.Item2)));
        return await Send(HttpMethod.Post, to ?? page, form);
    }

    /// <summary>Sends a form with a file.</summary>
    /// <param name="file">Its field, its name and the media type that the browser believes it has.</param>
    public async Task<Answer> PostFile(string page, (string Field, string Name, string MediaType) file, byte[] bytes, params IEnumerable<(string Name, string Value)> fields)
    {
        using var form = new MultipartFormDataContent();
        foreach (var (name, value) in fields.Append(("__RequestVerificationToken", await TokenOf(page))))
            form.Add(new StringContent(value), name);
        var content = new ByteArrayContent(bytes);
        content.Headers.ContentType = new MediaTypeHeaderValue(file.MediaType);
        form.Add(content, file.Field, file.Name);
        return await Send(HttpMethod.Post, page, form);
    }

    /// <summary>Any request, with the cookies of this browser.</summary>
    public async Task<Answer> Send(HttpMethod method, string path, HttpContent? content)
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative)) { Content = content };
        // Everybody at an address of their own, as behind a proxy: sign-ins are limited by it.
        request.Headers.Add("X-Forwarded-For", From);
        using var response = await _http.SendAsync(request);
        if (response.Headers.TryGetValues("Set-Cookie", out var sent))
        {
            foreach (var cookie in sent)
                _sentCookies.Enqueue(cookie);
        }

        return (await Answer.Of(response)) with { Location = response.Headers.Location?.OriginalString };
    }

    private async Task<string> TokenOf(string page)
    {
        var shown = await Get(page);
        var place = shown.Text.IndexOf(TokenField, StringComparison.Ordinal);
        place.ShouldBeGreaterThan(0, $"{page} answered {shown.Status} and shows no form");
        return shown.Text[(place + TokenField.Length)..].Split('"')[0];
    }

    public void Dispose() => _http.Dispose();
}
