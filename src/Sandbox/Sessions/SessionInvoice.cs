namespace Grancius.Sandbox.Sessions;

/// <summary>The person billed, as the biller sent it.</summary>
internal sealed record Customer(string AccountNumber, string Name, string Address, string City, string State, string Zip);

/// <summary>One invoice of a basket; amounts in cents, service fees by tender.</summary>
internal sealed record SessionInvoice(
    Customer Customer,
    string InvoiceNumber,
    string TypeId,
    string TypeName,
    DateOnly InvoiceDate,
    DateOnly DueDate,
    long BalanceCents,
    long CardFeeCents,
    long BankFeeCents)
{
    public long FeeCents(Tender tender) => tender == Tender.BankAccount ? BankFeeCents : CardFeeCents;
}
