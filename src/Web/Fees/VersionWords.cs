using Grancius.Application.Fees;
using Grancius.Domain.Fees;
using Grancius.Web.Shared;
using Grancius.Web.Shared.Parts;

namespace Grancius.Web.Fees;

/// <summary>Versions of a schedule in words.</summary>
internal static class VersionWords
{
    public static string Of(NextVersion next) => next switch
    {
        NextVersion.Draft => "draft",
        NextVersion.Submitted => "waits for approval",
        NextVersion.Coming => "approved, to come",
        NextVersion.None => "none",
    };

    public static string Of(VersionStanding standing) => standing switch
    {
        VersionStanding.Draft => "Draft",
        VersionStanding.Submitted => "Waits for approval",
        VersionStanding.Coming => "Approved, to come",
        VersionStanding.InForce => "In force",
        VersionStanding.Past => "Past",
        VersionStanding.Superseded => "Replaced before it began",
        VersionStanding.Withdrawn => "Withdrawn",
    };

    public static Standing StandingOf(VersionStanding standing) => standing switch
    {
        VersionStanding.InForce => Standing.Good,
        VersionStanding.Draft or VersionStanding.Coming => Standing.Waiting,
        VersionStanding.Submitted => Standing.Attention,
        VersionStanding.Past or VersionStanding.Superseded or VersionStanding.Withdrawn => Standing.Closed,
    };

    public static string Of(FeeScheduleCause cause) => cause switch
    {
        FeeScheduleCause.Drafted => "drafted",
        FeeScheduleCause.Revised => "revised",
        FeeScheduleCause.Submitted => "submitted",
        FeeScheduleCause.Returned => "returned to draft",
        FeeScheduleCause.Approved => "approved",
        FeeScheduleCause.Withdrawn => "withdrawn",
        FeeScheduleCause.Replaced => "replaced",
        FeeScheduleCause.Ended => "ended",
    };

    public static string Span(FeeScheduleTerms terms) =>
        terms.To is { } to ? $"{Display.Date(terms.From)} to {Display.Date(to)}" : $"from {Display.Date(terms.From)} until further notice";
}
