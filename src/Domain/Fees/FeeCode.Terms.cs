using Grancius.Domain.Common;
using Grancius.Domain.Jurisdictions;

namespace Grancius.Domain.Fees;

/// <summary>What the register says of a code beside its price.</summary>
/// <param name="InputLabel">What the base or the quantity is, for the payer; empty for a fee that depends on nothing.</param>
public sealed record FeeCodeTerms(
    string Label, string LabelEs, string InputLabel, string InputLabelEs, int InvoiceTypeId, string? ExternalChargeCode,
    IReadOnlyList<GlPart> GlParts, bool ShownToPayers, bool Active);

/// <content>What may be changed of it at any time; what is assessed already keeps its own words and accounts.</content>
public sealed partial class FeeCode
{
    public FeeCodeTerms Terms => new(Label, LabelEs, InputLabel, InputLabelEs, InvoiceTypeId, ExternalChargeCode, GlParts, ShownToPayers, Active);

    /// <param name="changes">The <see cref="Changes"/> that whoever changes it has seen.</param>
    public Result Change(FeeCodeTerms terms, int changes, DateOnly today)
    {
        if (changes != Changes)
            return FeeScheduleErrors.CodeChangedUnderneath(Code);
        if (GlDistribution.Check(terms.GlParts).Error is { } error)
            return error;
        if ((terms.InputLabel.Length == 0 || terms.InputLabelEs.Length == 0) && _schedules.Exists(version => Asks(version, today)))
            return FeeScheduleErrors.InputLabelMissing(Code);
        if (terms.Active && !Active && GapFrom(today) is var (from, to))
            return FeeScheduleErrors.Gap(Code, from, to);

        Take(terms);
        Changes++;
        return Result.Success;
    }

    private static FeeCode Of(JurisdictionId jurisdiction, string code, FeeCodeTerms terms)
    {
        var made = new FeeCode { Id = FeeCodeId.New(), JurisdictionId = jurisdiction, Code = code };
        made.Take(terms);
        return made;
    }

    private void Take(FeeCodeTerms terms)
    {
        (Label, LabelEs, InputLabel, InputLabelEs) = (terms.Label, terms.LabelEs, terms.InputLabel, terms.InputLabelEs);
        (InvoiceTypeId, ExternalChargeCode, _glParts) = (terms.InvoiceTypeId, terms.ExternalChargeCode, terms.GlParts);
        (ShownToPayers, Active) = (terms.ShownToPayers, terms.Active);
    }

    private static bool Asks(FeeSchedule version, DateOnly today) =>
        version.Rule.DependsOn != FeeDependsOn.Nothing && version.IsApproved && (version.To is null || version.To >= today);

    /// <summary>The first days between two approved versions, from today on, on which nothing would be priced.</summary>
    private (DateOnly From, DateOnly To)? GapFrom(DateOnly today)
    {
        var approved = _schedules.Where(version => version.IsApproved).OrderBy(version => version.From).ToList();
        foreach (var (version, next) in approved.Zip(approved.Skip(1)))
        {
            if (version.To?.AddDays(1) is { } from && from != next.From && next.From > today)
                return (from, next.From.AddDays(-1));
        }

        return null;
    }
}
