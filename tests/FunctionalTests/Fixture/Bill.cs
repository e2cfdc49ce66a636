namespace Grancius.FunctionalTests.Fixture;

/// <summary>Fees that were assessed on an account, as the API answered.</summary>
public sealed record Bill(string AccountNumber, IReadOnlyList<string> InvoiceNumbers, decimal Total)
{
    public static Bill Of(Answer assessed)
    {
        var answer = assessed.ShouldBe(201).Json;
        return new Bill(answer.Text("accountNumber"), [.. answer.List("invoices").Select(invoice => invoice.Text("invoiceNumber"))], answer.Dollars("total"));
    }
}
