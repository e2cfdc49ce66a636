using Grancius.Domain.Accounts;
using Grancius.Domain.Common;
using Grancius.Domain.Invoices;
using Grancius.Domain.Jurisdictions;

namespace Grancius.Domain.Fees;

public readonly record struct FeeId(Guid Value)
{
    public static FeeId New() => new(Ids.Next());
}

/// <summary>An assessed fee: one line of an invoice, with the worked explanation of its amount. Never edited.</summary>
public sealed class Fee : AggregateRoot
{
    private IReadOnlyList<GlAmount> _shares = [];

    private Fee() // EF Core
    {
    }

    public FeeId Id { get; private set; }

    public JurisdictionId JurisdictionId { get; private set; }

    public AccountId AccountId { get; private set; }

    public InvoiceId InvoiceId { get; private set; }

    /// <summary>Its place on the invoice, from 1.</summary>
    public int Place { get; private set; }

    public string Code { get; private set; } = "";

    public string Label { get; private set; } = "";

    public string LabelEs { get; private set; } = "";

    /// <summary>The amount by general ledger account, as the code had it on the day of assessment; adds up to the amount.</summary>
    public IReadOnlyList<GlAmount> Shares => _shares;

    /// <summary>The first account, and mostly the only one.</summary>
    public string GlAccount => _shares[0].GlAccount;

    public Money Amount { get; private set; }

    public Explanation Explanation { get; private set; } = new("", "");

    /// <summary>The date whose schedule was used.</summary>
    public DateOnly AsOf { get; private set; }

    /// <summary>What it was worked out from; nothing is known of fees that were assessed before this was kept.</summary>
    public FeeInput Given { get; private set; } = new();

    /// <summary>The permit or case the caller knows it by.</summary>
    public string? ExternalReference { get; private set; }

    public DateTimeOffset AssessedAt { get; private set; }

    /// <summary>The staff member who added it; null where a payer or a program did.</summary>
    public string? AssessedBy { get; private set; }

    /// <summary>Where a change of its amount goes in the general ledger: as it was spread, or evenly where it came to nothing.</summary>
    public IReadOnlyList<GlWeight> GlWeights =>
        [.. Shares.Select(share => new GlWeight(share.GlAccount, Amount.IsZero ? 1 : share.Amount.Cents))];

    /// <summary>Makes the line for an amount that the invoice was just charged with.</summary>
    public static Fee Assess(
        Invoice invoice, FeeCode code, FeeInput given, WorkedAmount worked, DateOnly asOf, string? externalReference, string? by, DateTimeOffset now) => new()
        {
            Id = FeeId.New(),
            JurisdictionId = invoice.JurisdictionId,
            AccountId = invoice.AccountId,
            InvoiceId = invoice.Id,
            Place = invoice.LineCount,
            Code = code.Code,
            Label = code.Label,
            LabelEs = code.LabelEs,
            _shares = code.Distribute(worked.Amount),
            Amount = worked.Amount,
            Given = given,
            Explanation = worked.Explanation,
            AsOf = asOf,
            ExternalReference = externalReference,
            AssessedAt = now,
            AssessedBy = by,
        };
}
