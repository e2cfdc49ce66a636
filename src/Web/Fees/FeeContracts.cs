using AutoMapper;
using Grancius.Application.Fees;

namespace Grancius.Web.Fees;

/// <summary>A request to assess fees. Dates are calendar dates; amounts are dollars with at most two decimals.</summary>
public sealed record FeesRequest(
    string? AccountNumber, CustomerContract? Customer, IReadOnlyList<FeeOrder>? Fees, DateOnly? InvoiceDate, DateOnly? DueDate, DateOnly? AsOf,
    string? ExternalReference);

public sealed record CustomerContract(string? Name, string? Address, string? City, string? State, string? Zip, string? Email);

public sealed record FeesAnswer(string AccountNumber, IReadOnlyList<FeeAnswer> Fees, IReadOnlyList<IssuedInvoiceAnswer> Invoices, decimal Total);

public sealed record FeeAnswer(Guid Id, string FeeCode, decimal Amount, string Explanation, string InvoiceNumber);

public sealed record IssuedInvoiceAnswer(string InvoiceNumber, int InvoiceTypeId, decimal BalanceDue);

/// <summary>What the fees would cost; nothing was stored.</summary>
public sealed record QuoteAnswer(IReadOnlyList<QuotedFeeAnswer> Fees, IReadOnlyList<QuotedInvoiceAnswer> Invoices, decimal Total);

public sealed record QuotedFeeAnswer(string FeeCode, decimal Amount, string Explanation, int InvoiceTypeId);

public sealed record QuotedInvoiceAnswer(int InvoiceTypeId, decimal BalanceDue);

internal sealed class FeeProfile : Profile
{
    public FeeProfile()
    {
        CreateMap<AssessedFees, FeesAnswer>();
        CreateMap<AssessedFee, FeeAnswer>();
        CreateMap<IssuedInvoice, IssuedInvoiceAnswer>();
        CreateMap<QuotedFee, QuotedFeeAnswer>().ForCtorParam("Explanation", fee => fee.MapFrom(quoted => quoted.Explanation.En));
        CreateMap<Quote, QuoteAnswer>().ForCtorParam("Invoices", quote => quote.MapFrom(quoted => quoted.Fees
            .GroupBy(fee => fee.InvoiceTypeId)
            .Select(type => new QuotedInvoiceAnswer(type.Key, type.Sum(fee => fee.Amount.Dollars)))));
    }
}
