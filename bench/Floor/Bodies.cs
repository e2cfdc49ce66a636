using System.Text.Json.Serialization;

namespace Grancius.Floor;

internal sealed record FeesBody(CustomerBody Customer, FeeBody[] Fees);

internal sealed record CustomerBody(string Name, string Address, string City, string State, string Zip);

internal sealed record FeeBody(string FeeCode, decimal? Amount);

internal sealed record FeesReply(string AccountNumber, FeeReply[] Fees, InvoiceReply[] Invoices, decimal Total);

internal sealed record FeeReply(Guid Id, string FeeCode, decimal Amount, string Explanation, string InvoiceNumber);

internal sealed record InvoiceReply(string InvoiceNumber, int InvoiceTypeId, decimal BalanceDue);

internal sealed record SessionBody(string AccountNumber, string Method);

internal sealed record SessionReply(Guid Id, string State, decimal Amount, string RedirectUrl, string ProcessorVersion);

internal sealed record ListReply(ListedInvoice[] Items, Guid? Next);

internal sealed record ListedInvoice(
    string InvoiceNumber, string AccountNumber, int InvoiceTypeId, string State, decimal Amount, decimal AmountPaid, decimal BalanceDue, string InvoiceDate, string DueDate);

internal sealed record StoredLine(StoredId InvoiceId, string Number, int TypeId, long Expected, long Paid);

internal sealed record StoredId(Guid Value);

internal sealed record StoredShare(string GlAccount, long Assessed, long Paid);

internal sealed record StoredCharge(string GlAccount, long Amount);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(FeesBody))]
[JsonSerializable(typeof(FeesReply))]
[JsonSerializable(typeof(SessionBody))]
[JsonSerializable(typeof(SessionReply))]
[JsonSerializable(typeof(ListReply))]
internal sealed partial class FloorJson : JsonSerializerContext;

/// <summary>As the product writes its columns of JSON.</summary>
[JsonSerializable(typeof(StoredLine[]))]
[JsonSerializable(typeof(StoredShare[]))]
[JsonSerializable(typeof(StoredCharge[]))]
internal sealed partial class FloorStored : JsonSerializerContext;
