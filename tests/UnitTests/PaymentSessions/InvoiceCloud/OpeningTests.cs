using System.Text.Json;
using Grancius.Domain.Common;
using Grancius.Domain.PaymentSessions;
using NSubstitute.ExceptionExtensions;

namespace Grancius.UnitTests.PaymentSessions.InvoiceCloud;

/// <summary>What the processor may answer to an opening, and what we make of it.</summary>
public class OpeningTests
{
    private readonly Processors _processors = new();

    [Theory]
    [InlineData(200, """{"Message":"SUCCESS","Data":{"CloudPaymentURL":"https://www.invoicecloud.com/pay?t=1"}}""")]
    [InlineData(201, """{"message":" success ","data":{"cloudPaymentUrl":" https://www.invoicecloud.com/pay?t=1 "},"More":[1]}""")]
    public async Task Success_with_a_page_on_the_processors_host_is_an_opening(int status, string body) =>
        (await Open(status, body)).Value.AbsoluteUri.ShouldBe("https://www.invoicecloud.com/pay?t=1");

    [Theory]
    [InlineData(200, """{"Message":"Invoice already paid"}""", "Invoice already paid")]
    [InlineData(200, """{"Message":"FAILED","Data":{"CloudPaymentURL":"https://www.invoicecloud.com/pay"}}""", "FAILED")]
    [InlineData(400, """{"Message":"TypeId is unknown"}""", "TypeId is unknown")]
    [InlineData(400, """{"Message":"SUCCESS"}""", "SUCCESS")]
    [InlineData(401, "", "it does not accept the biller's key.")]
    [InlineData(403, "<html>", "it does not accept the biller's key.")]
    public async Task An_answer_that_is_certain_to_be_a_no_is_a_refusal(int status, string body, string because)
    {
        var error = await Refusal(status, body);

        error.Kind.ShouldBe(ErrorKind.ProcessorRefused);
        error.Message.ShouldEndWith(because);
    }

    [Theory]
    [InlineData(408, ErrorKind.ProcessorTimeout)]
    [InlineData(429, ErrorKind.ProcessorUnavailable)]
    [InlineData(500, ErrorKind.ProcessorUnavailable)]
    [InlineData(503, ErrorKind.ProcessorUnavailable)]
    [InlineData(302, ErrorKind.ProcessorUnclear)]
    [InlineData(200, ErrorKind.ProcessorUnclear)]
    [InlineData(204, ErrorKind.ProcessorUnclear)]
    [InlineData(404, ErrorKind.ProcessorUnclear)]
    public async Task A_status_without_words_has_a_meaning_of_its_own(int status, ErrorKind kind) =>
        (await Refusal(status, "")).Kind.ShouldBe(kind);

    [Theory]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("\"SUCCESS\"")]
    [InlineData("<html>SUCCESS</html>")]
    [InlineData("""{"Message":""}""")]
    [InlineData("""{"Message":5}""")]
    [InlineData("""{"Message":"SUCCESS"}""")]
    [InlineData("""{"Message":"SUCCESS","Data":null}""")]
    [InlineData("""{"Message":"SUCCESS","Data":"https://www.invoicecloud.com/pay"}""")]
    [InlineData("""{"Message":"SUCCESS","Data":{}}""")]
    public async Task Garbage_with_a_good_status_is_unclear_and_never_an_opening(string body) =>
        (await Refusal(200, body)).Kind.ShouldBe(ErrorKind.ProcessorUnclear);

    [Theory]
    [InlineData("https://someone@www.invoicecloud.com/pay")]
    [InlineData("https://www.invoicecloud.com:x@evil.example/pay")]
    [InlineData("https://www.invoicecloud.com@evil.example/pay")]
    [InlineData("https://evil.example/www.invoicecloud.com")]
    [InlineData("https://www.invoicecloud.com.evil.example/pay")]
    [InlineData("https://invoicecloud.com/pay")]
    [InlineData("https://evil.example\\@www.invoicecloud.com/pay")]
    [InlineData("//www.invoicecloud.com/pay")]
    [InlineData("/pay?t=1")]
    [InlineData("pay")]
    [InlineData("")]
    [InlineData("javascript:alert(1)")]
    [InlineData("javascript://www.invoicecloud.com/%0aalert(1)")]
    [InlineData("data:text/html,hello")]
    [InlineData("ftp://www.invoicecloud.com/pay")]
    [InlineData("file:///etc/passwd")]
    public async Task A_payer_is_never_sent_to_an_address_that_is_not_plainly_the_processors(string address) =>
        (await Refusal(200, Success(address))).Kind.ShouldBe(ErrorKind.ProcessorUnclear);

    [Fact]
    public async Task An_allowed_host_beside_the_processors_may_be_sent_to()
    {
        _processors.Answering(200, Success("https://PAY.Example.gov/x"));

        var processor = _processors.With(settings: [("CloudPay:Mode", "Live"), ("CloudPay:AllowedRedirectHosts", "other.example, pay.example.gov")]);

        (await processor.Open(Processors.Biller, "{}", CancellationToken.None)).Value.Host.ShouldBe("pay.example.gov");
    }

    [Theory]
    [InlineData("Production", false)]
    [InlineData("Development", true)]
    public async Task Plain_http_is_followed_in_development_and_never_in_production(string environment, bool follows)
    {
        _processors.Answering(200, Success("http://www.invoicecloud.com/pay"));

        var page = await _processors.With(environment, ("CloudPay:Mode", "Live")).Open(Processors.Biller, "{}", CancellationToken.None);

        page.IsSuccess.ShouldBe(follows);
    }

    [Theory]
    [InlineData(HttpRequestError.NameResolutionError, ErrorKind.ProcessorUnavailable)]
    [InlineData(HttpRequestError.ConnectionError, ErrorKind.ProcessorUnavailable)]
    [InlineData(HttpRequestError.SecureConnectionError, ErrorKind.ProcessorUnavailable)]
    [InlineData(HttpRequestError.ResponseEnded, ErrorKind.ProcessorUnclear)]
    [InlineData(HttpRequestError.InvalidResponse, ErrorKind.ProcessorUnclear)]
    [InlineData(HttpRequestError.ConfigurationLimitExceeded, ErrorKind.ProcessorUnclear)]
    [InlineData(HttpRequestError.Unknown, ErrorKind.ProcessorUnclear)]
    public async Task A_call_that_may_have_arrived_is_never_called_one_that_did_not(HttpRequestError fault, ErrorKind kind)
    {
        _processors.Payments.Open("", "", default).ThrowsAsyncForAnyArgs(new HttpRequestException(fault));

        (await _processors.With().Open(Processors.Biller, "{}", CancellationToken.None)).Error!.Kind.ShouldBe(kind);
    }

    [Fact]
    public async Task No_answer_in_time_is_a_time_out_and_our_own_stopping_is_not()
    {
        _processors.Payments.Open("", "", default).ThrowsAsyncForAnyArgs(new TaskCanceledException());

        (await _processors.With().Open(Processors.Biller, "{}", CancellationToken.None)).Error.ShouldBe(PaymentSessionErrors.Timeout);
        await Should.ThrowAsync<TaskCanceledException>(() => _processors.With().Open(Processors.Biller, "{}", new CancellationToken(canceled: true)));
    }

    [Fact]
    public async Task A_refusal_of_many_words_is_cut()
    {
        var error = await Refusal(400, JsonSerializer.Serialize(new { Message = new string('x', 5000) }));

        error.Message.Length.ShouldBeLessThan(300);
    }

    private static string Success(string address) => JsonSerializer.Serialize(new { Message = "SUCCESS", Data = new { CloudPaymentURL = address } });

    private Task<Result<Uri>> Open(int status, string body) => _processors.Answering(status, body).Open(Processors.Biller, "{}", CancellationToken.None);

    private async Task<Error> Refusal(int status, string body) => (await Open(status, body)).Error.ShouldNotBeNull();
}
