using System.Xml;
using Grancius.Application.PaymentSessions;
using Grancius.Infrastructure.PaymentSessions.InvoiceCloud;
using NSubstitute;
using NSubstitute.ExceptionExtensions;
using static Grancius.UnitTests.Samples;

namespace Grancius.UnitTests.PaymentSessions.InvoiceCloud;

/// <summary>What is still due, in the processor's eyes: only two kinds of answer say anything about money.</summary>
public class BalanceTests
{
    private readonly Processors _processors = new();

    [Theory]
    [InlineData("311.84", 31184)]
    [InlineData("0", 0)]
    [InlineData("0.0000", 0)]
    [InlineData("-50.00", -5000)]
    public async Task A_balance_is_what_is_due(string dollars, long cents) =>
        (await Balance(new ViewInvoiceAnswer(200, true, null, decimal.Parse(dollars, System.Globalization.CultureInfo.InvariantCulture))))
            .ShouldBe(new BalanceAnswer.Due(Cents(cents)));

    [Theory]
    [InlineData("Invoice not found")]
    [InlineData("INVOICE NOT FOUND.")]
    public async Task An_invoice_the_processor_does_not_know_is_not_found(string words) =>
        (await Balance(new ViewInvoiceAnswer(200, false, words, null))).ShouldBe(new BalanceAnswer.NotFound());

    [Theory]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(503)]
    public async Task A_busy_or_broken_processor_could_not_be_asked(int status) =>
        (await Balance(new ViewInvoiceAnswer(status, null, null, null))).ShouldBeOfType<BalanceAnswer.Unreachable>().Why.ShouldContain($"{status}");

    [Theory]
    [InlineData(200, false, "Invalid key")]
    [InlineData(200, false, null)]
    [InlineData(200, true, null)]
    [InlineData(200, null, null)]
    [InlineData(200, null, "not found")]
    [InlineData(404, null, null)]
    [InlineData(302, null, null)]
    public async Task Anything_else_is_not_understood_and_never_taken_for_a_balance(int status, bool? success, string? words) =>
        (await Balance(new ViewInvoiceAnswer(status, success, words, null))).ShouldBeOfType<BalanceAnswer.NotUnderstood>();

    [Theory]
    [InlineData("0.001")]
    [InlineData("99999999999")]
    public async Task A_balance_that_is_no_amount_is_not_understood(string dollars) =>
        (await Balance(new ViewInvoiceAnswer(200, true, null, decimal.Parse(dollars, System.Globalization.CultureInfo.InvariantCulture))))
            .ShouldBeOfType<BalanceAnswer.NotUnderstood>();

    [Fact]
    public async Task A_refusal_with_a_balance_beside_it_is_not_a_balance() =>
        (await Balance(new ViewInvoiceAnswer(200, false, "Invalid key", 0m))).ShouldBeOfType<BalanceAnswer.NotUnderstood>();

    [Fact]
    public async Task The_network_and_the_clock_make_it_unreachable_and_words_that_are_not_xml_not_understood()
    {
        (await Balance(new HttpRequestException(HttpRequestError.ConnectionError))).ShouldBeOfType<BalanceAnswer.Unreachable>();
        (await Balance(new TaskCanceledException())).ShouldBeOfType<BalanceAnswer.Unreachable>();
        (await Balance(new XmlException())).ShouldBeOfType<BalanceAnswer.NotUnderstood>();
    }

    private Task<BalanceAnswer> Balance(ViewInvoiceAnswer answer)
    {
        _processors.Invoicing.ViewInvoice(BillerGuid, "service-key", "BU5-00001-6", Arg.Any<CancellationToken>()).Returns(answer);
        return Ask();
    }

    private Task<BalanceAnswer> Balance(Exception fault)
    {
        _processors.Invoicing.ViewInvoice("", "", "", default).ThrowsAsyncForAnyArgs(fault);
        return Ask();
    }

    private Task<BalanceAnswer> Ask() => _processors.With().BalanceOf(Processors.Biller, "BU5-00001-6", CancellationToken.None);
}
