using Grancius.Sandbox.Opening;

namespace Grancius.UnitTests.Sandbox;

public class OpenRequestReaderTests
{
    private const string AsTheSampleSpellsIt = """
        {
          "CreateCustomerRecord": false,
          "Customers": [ { "AccountNumber": "BU5-00001", "Name": "Amber Stirn", "Invoices": [
            { "InvoiceNumber": "BU5-00001-6", "TypeId": "6", "InvoiceDate": "01/21/2025", "BalanceDue": 311.84, "CCServiceFee": 2.95, "ACHServiceFee": 0, "DueDate": "01/21/2025" },
            { "InvoiceNumber": "BU5-00001-43", "TypeId": "43", "InvoiceDate": "01/21/2025", "BalanceDue": 50.0, "CCServiceFee": 0, "ACHServiceFee": 0, "DueDate": "01/21/2025" } ] } ],
          "AllowSwipe": true, "AllowCCPayment": true, "AllowACHPayment": true,
          "BillerReference": "BU5-00001, $361.84, 2 invoices",
          "PostBackURL": "https://portal.test/post", "ReturnURL": "https://portal.test/back", "ViewMode": 0
        }
        """;

    private readonly OpenRequestReader _reader = new(Baskets.Settings);

    [Fact]
    public void The_sample_request_is_read_to_the_cent()
    {
        var (request, problem) = _reader.Read(AsTheSampleSpellsIt);

        problem.ShouldBeNull();
        request!.Invoices.Select(i => i.BalanceCents).ShouldBe([31184, 5000]);
        request.Invoices[0].CardFeeCents.ShouldBe(295);
        request.Invoices[1].TypeName.ShouldBe("Permits");
        request.BillerReference.ShouldBe("BU5-00001, $361.84, 2 invoices");
        request.Options.AllowViewStatement.ShouldBeTrue();
        request.Options.AllowRemove.ShouldBeFalse();
    }

    [Fact]
    public void Other_spellings_mean_the_same()
    {
        var (request, problem) = _reader.Read("""
            { "createcustomerrecord": "false", "CUSTOMERS": [ { "accountNumber": 17, "Invoices": [
                { "invoicenumber": "17-6", "TypeID": 6, "invoicedate": "2025-01-21T00:00:00", "BALANCEDUE": "1,311.845", "AchServiceFee": "1.5", "DueDate": "1/2/2025" } ] } ],
              "AllowSwipe": "True", "allowccpayment": "0", "PostbackURL": "\n https://portal.test/post \n", "ReturnUrl": "https://portal.test/back ",
              "pageResultOptions": { "invoiceOptions": { "allowRemove": "TRUE" } }, "EMVDeviceId": "front", }
            """);

        problem.ShouldBeNull();
        request!.Invoices[0].BalanceCents.ShouldBe(131185);
        request.Invoices[0].BankFeeCents.ShouldBe(150);
        request.Invoices[0].DueDate.ShouldBe(new DateOnly(2025, 1, 2));
        request.PostBackUrl.ShouldBe("https://portal.test/post");
        request.Options.AllowCard.ShouldBeFalse();
        request.Options.AllowRemove.ShouldBeTrue();
        request.ReaderDeviceId.ShouldBe("front");
    }

    [Theory]
    [InlineData("\"AccountNumber\": \"BU5-00001\"", "\"AccountNumber\": \" \"", "AccountNumber")]
    [InlineData("\"InvoiceNumber\": \"BU5-00001-43\"", "\"InvoiceNumber\": null", "InvoiceNumber")]
    [InlineData("\"InvoiceNumber\": \"BU5-00001-43\"", "\"InvoiceNumber\": \"BU5-00001-6\"", "more than once")]
    [InlineData("\"TypeId\": \"43\"", "\"Type\": \"43\"", "TypeID")]
    [InlineData("\"TypeId\": \"43\"", "\"TypeId\": \"77\"", "does not exist")]
    [InlineData("\"InvoiceDate\": \"01/21/2025\"", "\"InvoiceDate\": \"soon\"", "InvoiceDate")]
    [InlineData("\"DueDate\": \"01/21/2025\"", "\"Due\": \"01/21/2025\"", "DueDate")]
    [InlineData("\"BalanceDue\": 50.0", "\"BalanceDue\": 0", "greater than zero")]
    [InlineData("\"BalanceDue\": 50.0", "\"BalanceDue\": 1e30", "greater than zero")]
    [InlineData("\"PostBackURL\": \"https", "\"PostBackURL\": \"file", "PostBackURL")]
    [InlineData("\"Customers\": [", "\"Clients\": [", "customer")]
    public void What_is_wrong_is_said_in_a_sentence(string right, string wrong, string said)
    {
        var (request, problem) = _reader.Read(AsTheSampleSpellsIt.Replace(right, wrong, StringComparison.Ordinal));

        request.ShouldBeNull();
        problem.ShouldNotBeNull().ShouldContain(said);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("\"text\"")]
    [InlineData("{\"Customers\":[1]}")]
    [InlineData("{\"Customers\":[{\"AccountNumber\":\"1\",\"Invoices\":[null]}]}")]
    [InlineData("{")]
    public void Garbage_is_refused_without_an_exception(string body) => _reader.Read(body).Problem.ShouldNotBeNull();
}
