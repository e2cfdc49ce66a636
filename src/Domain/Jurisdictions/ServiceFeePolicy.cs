using Grancius.Domain.Common;

namespace Grancius.Domain.Jurisdictions;

/// <summary>What is paid with, as far as the processor asks for a fee of its own: CCServiceFee and ACHServiceFee.</summary>
public enum Tender
{
    /// <summary>Credit or debit card, typed in or in a reader.</summary>
    Card,

    /// <summary>A bank account (ACH).</summary>
    BankAccount,
}

/// <summary>The rule for one tender and one invoice type; for all types without a rule of their own where none is named.</summary>
public sealed record ServiceFeeTerm(Tender Tender, int? InvoiceTypeId, ServiceFeeRule Rule);

/// <summary>What paying costs on top, by each tender. The payer sees it, and the processor is sent it: it is worked once, here.</summary>
public readonly record struct ServiceFeeQuote(Money Card, Money BankAccount)
{
    public bool IsNone => Card.IsZero && BankAccount.IsZero;

    public Money By(Tender tender) => tender switch
    {
        Tender.Card => Card,
        Tender.BankAccount => BankAccount,
    };

    public static ServiceFeeQuote Sum(IEnumerable<ServiceFeeQuote> parts) =>
        parts.Aggregate(default(ServiceFeeQuote), (sum, part) => new(sum.Card + part.Card, sum.BankAccount + part.BankAccount));
}

/// <summary>The invoice as far as a service fee depends on it.</summary>
public readonly record struct ServiceFeeBase(int InvoiceTypeId, Money Due);

/// <summary>
/// A jurisdiction's service fees. Each rule is worked once, on what is due on all invoices it is for together, and the
/// result is spread over them in proportion to what is due, by largest remainder: the parts add up to what the payer was
/// told, to the cent.
/// </summary>
public sealed record ServiceFeePolicy(IReadOnlyList<ServiceFeeTerm> Terms)
{
    public static ServiceFeePolicy None { get; } = new([]);

    public bool Equals(ServiceFeePolicy? other) => other is not null && Terms.SequenceEqual(other.Terms);

    public override int GetHashCode() => Terms.Count;

    /// <summary>The fees of each invoice, in their order; nothing where nothing is due.</summary>
    public IReadOnlyList<ServiceFeeQuote> Work(IReadOnlyList<ServiceFeeBase> invoices)
    {
        if (Terms.Count == 0)
            return new ServiceFeeQuote[invoices.Count];

        var (card, bank) = (Work(Tender.Card, invoices), Work(Tender.BankAccount, invoices));
        return [.. invoices.Select((_, place) => new ServiceFeeQuote(card[place], bank[place]))];
    }

    /// <summary>The rule that an invoice type pays by; null where there is none.</summary>
    public ServiceFeeRule? RuleOf(Tender tender, int? invoiceTypeId) => Term(tender, invoiceTypeId)?.Rule;

    /// <summary>The rule that was set for just this type, or for all others.</summary>
    public ServiceFeeRule? OwnRuleOf(Tender tender, int? invoiceTypeId) =>
        Terms.FirstOrDefault(term => term.Tender == tender && term.InvoiceTypeId == invoiceTypeId)?.Rule;

    /// <param name="rule">Null takes the rule away: an invoice type then pays as all others do.</param>
    public ServiceFeePolicy With(Tender tender, int? invoiceTypeId, ServiceFeeRule? rule)
    {
        var others = Terms.Where(term => term.Tender != tender || term.InvoiceTypeId != invoiceTypeId);
        return new(
        [
            .. (rule is null ? others : others.Append(new ServiceFeeTerm(tender, invoiceTypeId, rule)))
                .OrderBy(term => term.Tender).ThenBy(term => term.InvoiceTypeId ?? 0),
        ]);
    }

    public ServiceFeePolicy Without(int invoiceTypeId) => new([.. Terms.Where(term => term.InvoiceTypeId != invoiceTypeId)]);

    private ServiceFeeTerm? Term(Tender tender, int? invoiceTypeId) =>
        Terms.FirstOrDefault(term => term.Tender == tender && term.InvoiceTypeId == invoiceTypeId)
        ?? Terms.FirstOrDefault(term => term.Tender == tender && term.InvoiceTypeId is null);

    private Money[] Work(Tender tender, IReadOnlyList<ServiceFeeBase> invoices)
    {
        var fees = new Money[invoices.Count];
        var byTerm = Enumerable.Range(0, invoices.Count)
            .Where(place => invoices[place].Due.IsPositive)
            .Select(place => (Place: place, Term: Term(tender, invoices[place].InvoiceTypeId)))
            .Where(invoice => invoice.Term is not null)
            .GroupBy(invoice => invoice.Term!.InvoiceTypeId);
        foreach (var together in byTerm)
        {
            var places = together.Select(invoice => invoice.Place).ToList();
            var fee = together.First().Term!.Rule.Of(Money.Sum(places.Select(place => invoices[place].Due)));
            var parts = fee.Allocate([.. places.Select(place => invoices[place].Due.Cents)]);
            for (var part = 0; part < places.Count; part++)
                fees[places[part]] = parts[part];
        }

        return fees;
    }
}
