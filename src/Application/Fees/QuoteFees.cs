using FluentValidation;
using Grancius.Application.Common;
using Grancius.Application.Jurisdictions;
using Grancius.Domain.Common;
using Grancius.Domain.Fees;

namespace Grancius.Application.Fees;

/// <summary>What fees would cost as of a date, today where none is given. Stores nothing.</summary>
public sealed record QuoteFees(string Jurisdiction, IReadOnlyList<FeeOrder> Fees, DateOnly? AsOf) : IQuery<Quote>;

public sealed record Quote(IReadOnlyList<QuotedFee> Fees, Money Total);

public sealed record QuotedFee(string FeeCode, string Label, string LabelEs, int InvoiceTypeId, Money Amount, Explanation Explanation);

internal sealed class QuoteFeesValidator : AbstractValidator<QuoteFees>
{
    public QuoteFeesValidator()
    {
        RuleFor(query => query.Fees).NotEmpty().WithMessage("Give at least one fee.")
            .Must(fees => fees is null || fees.Count <= Pricing.MostFees).WithMessage($"At most {Pricing.MostFees} fees at once.");
        RuleForEach(query => query.Fees).NotNull().WithMessage("A fee is missing.").SetValidator(new FeeOrderValidator());
    }
}

internal sealed class QuoteFeesHandler(IGranciusDb db, Tenants tenants, TimeProvider clock) : IQueryHandler<QuoteFees, Quote>
{
    public async Task<Result<Quote>> Handle(QuoteFees query, CancellationToken ct)
    {
        var jurisdiction = await tenants.Named(query.Jurisdiction, ct);
        if (jurisdiction.Error is { } unknown)
            return unknown;

        var asOf = query.AsOf ?? jurisdiction.Value.DateAt(clock.GetUtcNow());
        var priced = await db.Price(jurisdiction.Value.Id, query.Fees, asOf, ct);
        if (priced.Error is { } error)
            return error;

        var fees = priced.Value.Select(fee => new QuotedFee(
            fee.Code.Code, fee.Code.Label, fee.Code.LabelEs, fee.Code.InvoiceTypeId, fee.Worked.Amount, fee.Worked.Explanation)).ToList();
        return new Quote(fees, Money.Sum(fees.Select(fee => fee.Amount)));
    }
}
