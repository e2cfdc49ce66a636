using System.Net;
using System.Text;
using System.Xml;
using Grancius.Infrastructure.PaymentSessions.InvoiceCloud;

namespace Grancius.UnitTests.PaymentSessions.InvoiceCloud;

/// <summary>The two services on the wire: paths, headers, bodies, and how their answers are taken apart.</summary>
public sealed class ApiTests : IDisposable
{
    private readonly Wire _wire = new();
    private readonly HttpClient _http;

    public ApiTests() => _http = new HttpClient(_wire) { BaseAddress = new Uri("https://www.invoicecloud.com/") };

    public void Dispose() => _http.Dispose();

    [Fact]
    public async Task An_opening_posts_the_exact_body_with_the_key_alone_in_basic()
    {
        _wire.Answer = (HttpStatusCode.BadRequest, "no");

        var answer = await new CloudPayApi(_http).Open("api-key", "{\"a\": 1.50}", CancellationToken.None);

        answer.ShouldBe(new CloudPayAnswer(400, "no"));
        (_wire.Method, _wire.Path, _wire.Body).ShouldBe(("POST", "/cloudpaymentsapi/v2", "{\"a\": 1.50}"));
        _wire.Authorization.ShouldBe("Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes("api-key")));
        _wire.ContentType.ShouldBe("application/json; charset=utf-8");
    }

    [Theory]
    [InlineData("{\"Active\":true}", true)]
    [InlineData("{\"Active\":false}", false)]
    [InlineData("{\"Active\":\"true\"}", null)]
    [InlineData("[]", null)]
    public async Task A_biller_is_active_only_where_the_answer_says_so(string body, bool? active)
    {
        _wire.Answer = (HttpStatusCode.OK, body);

        (await new CloudPayApi(_http).IsActive("api-key", CancellationToken.None)).ShouldBe(active);
        _wire.Path.ShouldBe("/api/v1/biller/status");
    }

    [Fact]
    public async Task A_balance_is_asked_for_in_soap_with_the_service_key_and_whatever_is_in_the_number_escaped()
    {
        _wire.Answer = (HttpStatusCode.OK, Envelope("<Success>true</Success><BalanceDue>50.00</BalanceDue>"));

        var answer = await Ask("A&B<1>");

        answer.ShouldBe(new ViewInvoiceAnswer(200, true, null, 50m));
        _wire.Path.ShouldBe("/portal/webservices/CloudInvoicing.asmx");
        _wire.SoapAction.ShouldEndWith("ViewInvoiceByInvoiceNumber\"");
        _wire.Body.ShouldContain("<InvoiceNumber>A&amp;B&lt;1&gt;</InvoiceNumber>");
        _wire.Body.ShouldContain("<WebServiceKey>service-key</WebServiceKey>");
    }

    [Fact]
    public async Task The_words_of_a_soap_refusal_are_read()
    {
        _wire.Answer = (HttpStatusCode.OK, Envelope("<success>FALSE</success><ErrorMessage> Invoice not found </ErrorMessage>"));

        (await Ask("1")).ShouldBe(new ViewInvoiceAnswer(200, false, "Invoice not found", null));
    }

    [Theory]
    [InlineData("<Success>yes</Success><BalanceDue>fifty</BalanceDue>")]
    [InlineData("")]
    public async Task What_is_not_a_truth_or_a_number_is_left_out(string fields)
    {
        _wire.Answer = (HttpStatusCode.OK, Envelope(fields));

        (await Ask("1")).ShouldBe(new ViewInvoiceAnswer(200, null, null, null));
    }

    [Fact]
    public async Task An_error_of_http_is_not_read()
    {
        _wire.Answer = (HttpStatusCode.InternalServerError, Envelope("<Success>true</Success><BalanceDue>0</BalanceDue>"));

        (await Ask("1")).ShouldBe(new ViewInvoiceAnswer(500, null, null, null));
    }

    [Theory]
    [InlineData("not xml")]
    [InlineData("")]
    [InlineData("<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><x><Success>true</Success></x>")]
    public async Task Words_that_are_not_plain_xml_are_refused(string body)
    {
        _wire.Answer = (HttpStatusCode.OK, body);

        await Should.ThrowAsync<XmlException>(() => Ask("1"));
    }

    private Task<ViewInvoiceAnswer> Ask(string number) =>
        new CloudInvoicingApi(_http).ViewInvoice(Samples.BillerGuid, "service-key", number, CancellationToken.None);

    private static string Envelope(string fields) =>
        $"<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'><s:Body><R xmlns='urn:x'>{fields}</R></s:Body></s:Envelope>";

    private sealed class Wire : HttpMessageHandler
    {
        public (HttpStatusCode Status, string Body) Answer { get; set; }

        public string Method { get; private set; } = "";

        public string Path { get; private set; } = "";

        public string Body { get; private set; } = "";

        public string? Authorization { get; private set; }

        public string? ContentType { get; private set; }

        public string? SoapAction { get; private set; }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            (Method, Path) = (request.Method.Method, request.RequestUri!.AbsolutePath);
            Body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
            Authorization = request.Headers.Authorization?.ToString();
            ContentType = request.Content?.Headers.ContentType?.ToString();
            SoapAction = request.Headers.TryGetValues("SOAPAction", out var actions) ? actions.First() : null;
            return new HttpResponseMessage(Answer.Status) { Content = new StringContent(Answer.Body) };
        }
    }
}
