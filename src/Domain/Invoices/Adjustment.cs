using Grancius.Domain.Accounts;
using Grancius.Domain.Common;
using Grancius.Domain.Fees;
using Grancius.Domain.Jurisdictions;
using Grancius.Domain.Staff;

namespace Grancius.Domain.Invoices;

public readonly record struct AdjustmentId(Guid Value)
{
    public static AdjustmentId New() => new(Ids.Next());
}

/// <summary>Why staff changed what is due.</summary>
public enum AdjustmentKind
{
    /// <summary>The amount had been wrong.</summary>
    Correction,

    /// <summary>The jurisdiction forgoes a fee, or a part of one.</summary>
    Waiver,

    /// <summary>The payer does not owe this fee by law.</summary>
    Exemption,

    /// <summary>Worked out again as of another date.</summary>
    Recalculation,

    /// <summary>The whole invoice was taken back.</summary>
    Void,
}

/// <summary>
/// One change of what is due on an invoice: who, when and why. Never edited and never deleted: a mistake is corrected by
/// a further one. The fee and its place in the general ledger stay as they were.
/// </summary>
public sealed class Adjustment
{
    private Adjustment() // EF Core
    {
    }

    public AdjustmentId Id { get; private set; }

    public JurisdictionId JurisdictionId { get; private set; }

    public AccountId AccountId { get; private set; }

    public InvoiceId InvoiceId { get; private set; }

    /// <summary>Null for the void of a whole invoice.</summary>
    public FeeId? FeeId { get; private set; }

    public AdjustmentKind Kind { get; private set; }

    /// <summary>Below zero where something was taken off.</summary>
    public Money Amount { get; private set; }

    public string Reason { get; private set; } = "";

    public StaffId ById { get; private set; }

    public string ByName { get; private set; } = "";

    /// <summary>Who approved it, where a second person was needed.</summary>
    public StaffId? ApprovedById { get; private set; }

    public string? ApprovedByName { get; private set; }

    public DateTimeOffset At { get; private set; }

    /// <param name="amount">What the invoice was just adjusted by.</param>
    public static Adjustment Of(
        Invoice invoice, FeeId? fee, AdjustmentKind kind, Money amount, string reason, Signer by, Signer? approvedBy, DateTimeOffset now) => new()
        {
            Id = AdjustmentId.New(),
            JurisdictionId = invoice.JurisdictionId,
            AccountId = invoice.AccountId,
            InvoiceId = invoice.Id,
            FeeId = fee,
            Kind = kind,
            Amount = amount,
            Reason = reason,
            ById = by.Id,
            ByName = by.Name,
            ApprovedById = approvedBy?.Id,
            ApprovedByName = approvedBy?.Name,
            At = now,
        };
}

/// <summary>Who stands for a change, by the name he had then.</summary>
public sealed record Signer(StaffId Id, string Name);
