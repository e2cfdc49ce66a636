using Grancius.Domain.Common;
using Grancius.Domain.Invoices;
using Grancius.Domain.Jurisdictions;

namespace Grancius.Domain.Fees;

public readonly record struct FeeCodeId(Guid Value)
{
    public static FeeCodeId New() => new(Ids.Next());
}

/// <summary>An entry of the fee register: what is charged, under which invoice type, to which general ledger accounts.</summary>
public sealed partial class FeeCode : AggregateRoot
{
    private readonly List<FeeSchedule> _schedules = [];
    private IReadOnlyList<GlPart> _glParts = [];

    private FeeCode() // EF Core
    {
    }

    public FeeCodeId Id { get; private set; }

    public JurisdictionId JurisdictionId { get; private set; }

    /// <summary>Such as <c>BLD-PERMIT</c>; unique in the jurisdiction.</summary>
    public string Code { get; private set; } = "";

    public string Label { get; private set; } = "";

    public string LabelEs { get; private set; } = "";

    /// <summary>What the base or the quantity is, for the payer: "Construction value", "Acres", "Taps".</summary>
    public string InputLabel { get; private set; } = "";

    public string InputLabelEs { get; private set; } = "";

    public int InvoiceTypeId { get; private set; }

    /// <summary>When any active fee code has one, the biller is on version 1 and EMV readers may not be used.</summary>
    public string? ExternalChargeCode { get; private set; }

    /// <summary>The general ledger accounts of the receivable and the revenue, which add up to the whole.</summary>
    public IReadOnlyList<GlPart> GlParts => _glParts;

    /// <summary>Whether payers may start it themselves; staff and the API may use it either way.</summary>
    public bool ShownToPayers { get; private set; }

    public bool Active { get; private set; }

    /// <summary>Raised by every change of the code or of one of its versions, so that two changes at once meet in its row.</summary>
    public int Changes { get; private set; }

    public IReadOnlyList<FeeSchedule> Schedules => _schedules;

    public static FeeCode Register(
        JurisdictionId jurisdiction, string code, int invoiceTypeId, string glAccount, string label, string labelEs,
        string inputLabel = "", string inputLabelEs = "", string? externalChargeCode = null) => Of(jurisdiction, code, new FeeCodeTerms(
            label, labelEs, inputLabel, inputLabelEs, invoiceTypeId, externalChargeCode, GlDistribution.To(glAccount), ShownToPayers: true, Active: true));

    /// <summary>A new entry, without a price yet.</summary>
    public static Result<FeeCode> Register(JurisdictionId jurisdiction, string code, FeeCodeTerms terms) =>
        GlDistribution.Check(terms.GlParts).Error is { } error ? error : Of(jurisdiction, code, terms);

    /// <summary>
    /// Adds a version that is in force from the start: what a jurisdiction brings along when it is founded. Whatever comes
    /// later is drafted and approved.
    /// </summary>
    public Result IsPriced(DateOnly from, DateOnly? to, FeeRule rule, string legalReference = "")
    {
        if (to < from)
            return FeeScheduleErrors.EndsBeforeItStarts(from);

        if (_schedules.Find(other => other.IsApproved && other.Overlaps(from, to)) is { } other)
            return FeeScheduleErrors.Overlap(Code, other.From, other.To);

        _schedules.Add(new FeeSchedule(new FeeScheduleTerms(from, to, rule, legalReference), FeeScheduleStatus.Approved));
        return Result.Success;
    }

    /// <summary>The amount as of a date, with its working in words.</summary>
    public Result<WorkedAmount> Quote(FeeInput input, DateOnly asOf)
    {
        if (!Active)
            return FeeErrors.CodeUnknown(Code);

        return _schedules.Find(version => version.IsInForce(asOf)) is { } schedule
            ? schedule.Rule.Work(input)
            : FeeErrors.NotInForce(Code, asOf);
    }

    /// <summary>An amount of this fee by general ledger account.</summary>
    public IReadOnlyList<GlAmount> Distribute(Money amount) => GlDistribution.Split(_glParts, amount);

    /// <summary>The version in force on a date.</summary>
    public FeeSchedule? InForce(DateOnly on) => _schedules.Find(version => version.IsInForce(on));
}
