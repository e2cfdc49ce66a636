using FluentValidation;
using Grancius.Application.Common;
using Grancius.Application.Counter;
using Grancius.Application.Jurisdictions;
using Grancius.Domain.Accounts;
using Grancius.Domain.Common;
using Grancius.Domain.Counter;
using Grancius.Domain.Fees;
using Grancius.Domain.Invoices;
using Grancius.Domain.Jurisdictions;
using Grancius.Domain.PaymentSessions;
using Microsoft.EntityFrameworkCore;

namespace Grancius.Application.Invoices;

/// <summary>What a payer who has proven to know the bill reviews before paying. The caller has checked that proof.</summary>
/// <param name="InvoiceNumbers">Only these invoices; all with a balance due where none is named.</param>
public sealed record GetBasket(string Jurisdiction, string AccountNumber, IReadOnlyList<string> InvoiceNumbers) : IQuery<Basket>;

/// <param name="VersionOneFeeCode">The fee code whose external charge code rules EMV out; null where readers may be used.</param>
/// <param name="ServiceFees">What paying it costs on top, by tender: what the processor would be sent.</param>
/// <param name="Terms">What the payer agrees to by going on; null where there are none.</param>
/// <param name="UnderWay">The attempt that already holds one of the invoices.</param>
public sealed record Basket(
    string AccountNumber, string CustomerName, IReadOnlyList<BasketInvoice> Invoices, Money Total, ServiceFeeQuote ServiceFees, BasketTerms? Terms,
    ProcessorVersion ProcessorVersion, ReaderRule ReaderRule, string? VersionOneFeeCode, IReadOnlyList<ReaderDetails> Readers, AttemptUnderWay? UnderWay);

public sealed record BasketTerms(string English, string Spanish);

public sealed record BasketInvoice(
    string Number, int InvoiceTypeId, string Department, string DepartmentEs, DateOnly DueDate, Money Amount, Money Adjusted, Money AmountPaid, Money BalanceDue,
    IReadOnlyList<BasketLine> Lines);

public sealed record BasketLine(string Code, string Label, string LabelEs, Explanation Explanation, Money Amount);

public sealed record AttemptUnderWay(Guid Id, string Token, PaymentSessionStatus State, bool HasPage);

internal sealed class GetBasketValidator : AbstractValidator<GetBasket>
{
    public GetBasketValidator() => RuleFor(query => query.AccountNumber).NotEmpty().MaximumLength(40);
}

internal sealed class GetBasketHandler(IGranciusDb db, Tenants tenants) : IQueryHandler<GetBasket, Basket>
{
    private const int MostInvoices = 50;

    public async Task<Result<Basket>> Handle(GetBasket query, CancellationToken ct)
    {
        var named = await tenants.Named(query.Jurisdiction, ct);
        if (named.Error is { } unknown)
            return unknown;

        var jurisdiction = named.Value;
        var account = await db.Accounts.AsNoTracking().SingleOrDefaultAsync(
            account => account.JurisdictionId == jurisdiction.Id && account.Number == query.AccountNumber, ct);
        if (account is null)
            return InvoiceErrors.AccountNotFound(query.AccountNumber);

        var invoices = await db.Invoices.AsNoTracking()
            .Where(invoice => invoice.AccountId == account.Id && invoice.State == InvoiceState.Open
                && (query.InvoiceNumbers.Count == 0 || query.InvoiceNumbers.Contains(invoice.Number)))
            .OrderBy(invoice => invoice.TypeId).ThenBy(invoice => invoice.Number)
            .Take(MostInvoices)
            .ToListAsync(ct);
        return await Describe(jurisdiction, account, invoices, ct);
    }

    private async Task<Basket> Describe(Jurisdiction jurisdiction, Account account, List<Invoice> invoices, CancellationToken ct)
    {
        var ids = invoices.Select(invoice => invoice.Id).ToList();
        var fees = await db.Fees.AsNoTracking().Where(fee => ids.Contains(fee.InvoiceId)).OrderBy(fee => fee.Place).ToListAsync(ct);
        var versionOne = jurisdiction.ReaderRule == ReaderRule.ByBasket
            ? await db.ChargeCodesOf(jurisdiction.Id, ids).FirstOrDefaultAsync(ct)
            : await db.FeeCodeOfVersionOne(jurisdiction.Id, ct);
        var readers = versionOne is null
            ? await db.Readers.AsNoTracking()
                .Where(reader => reader.JurisdictionId == jurisdiction.Id && reader.State == ReaderState.Ready)
                .OrderBy(reader => reader.Name)
                .Take(PageLimit.Most)
                .Select(reader => new ReaderDetails(reader.Id.Value, reader.Name, reader.Location, reader.State))
                .ToListAsync(ct)
            : [];
        var underWay = await (
            from hold in db.InvoiceHolds
            where ids.Contains(hold.InvoiceId)
            join session in db.PaymentSessions on hold.SessionId equals session.Id
            orderby session.Id
            select new AttemptUnderWay(session.Id.Value, session.Token, session.Status, session.RedirectUrl != null)).FirstOrDefaultAsync(ct);

        var serviceFees = jurisdiction.ServiceFees.Work([.. invoices.Select(invoice => new ServiceFeeBase(invoice.TypeId, invoice.BalanceDue))]);
        return new Basket(
            account.Number, account.Customer.Name, [.. invoices.Select(invoice => Describe(jurisdiction, invoice, fees))],
            Money.Sum(invoices.Select(invoice => invoice.BalanceDue)), ServiceFeeQuote.Sum(serviceFees), await TermsOf(jurisdiction.Id, ct),
            versionOne is null ? ProcessorVersion.Two : ProcessorVersion.One, jurisdiction.ReaderRule, versionOne, readers, underWay);
    }

    private Task<BasketTerms?> TermsOf(JurisdictionId jurisdiction, CancellationToken ct) => db.PaymentTerms.AsNoTracking()
        .Where(terms => terms.JurisdictionId == jurisdiction && terms.English != "")
        .Select(terms => new BasketTerms(terms.English, terms.Spanish))
        .SingleOrDefaultAsync(ct);

    private static BasketInvoice Describe(Jurisdiction jurisdiction, Invoice invoice, List<Fee> fees)
    {
        var type = jurisdiction.InvoiceTypes.FirstOrDefault(type => type.TypeId == invoice.TypeId);
        return new BasketInvoice(
            invoice.Number, invoice.TypeId, type?.Name ?? invoice.Number, type?.NameEs ?? invoice.Number, invoice.DueDate,
            invoice.Amount, invoice.Adjusted, invoice.AmountPaid, invoice.BalanceDue,
            [
                .. from fee in fees
                   where fee.InvoiceId == invoice.Id
                   select new BasketLine(fee.Code, fee.Label, fee.LabelEs, fee.Explanation, fee.Amount),
            ]);
    }
}
