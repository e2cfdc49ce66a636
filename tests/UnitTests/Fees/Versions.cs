using Grancius.Domain.Common;
using Grancius.Domain.Fees;
using Grancius.Domain.Jurisdictions;
using Grancius.Domain.Staff;

namespace Grancius.UnitTests.Fees;

/// <summary>A register's code and the people who keep it.</summary>
internal static class Versions
{
    public static readonly DateOnly Today = new(2026, 11, 25);
    public static readonly Signature Writer = Hand(1, "Wanda Writer");
    public static readonly Signature Colleague = Hand(2, "Carl Colleague");
    public static readonly Signature Approver = Hand(3, "Ada Approver");

    public static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", null);

    /// <summary>A flat fee of $50.00 from 2020 on.</summary>
    public static FeeCode ACode()
    {
        var code = FeeCode.Register(JurisdictionId.New(), "PRM-SIGN", 43, "001-322200", "Sign permit", "Permiso de letrero");
        code.IsPriced(new DateOnly(2020, 1, 1), null, Flat(5000)).IsSuccess.ShouldBeTrue();
        return code;
    }

    public static FlatFee Flat(long cents) => new(Money.OfCents(cents));

    public static FeeScheduleTerms Terms(string from, string? to = null, long cents = 6000) =>
        new(Day(from), to is null ? null : Day(to), Flat(cents), "Ordinance 2026-17");

    public static FeeSchedule ADraft(this FeeCode code, string from, string? to = null) => code.Draft(Terms(from, to), Writer).Value;

    public static FeeSchedule ASubmitted(this FeeCode code, string from, string? to = null)
    {
        var draft = code.ADraft(from, to);
        code.Submit(draft.Id, draft.Revision, Today, Writer).Error.ShouldBeNull();
        return draft;
    }

    public static Result Approve(this FeeCode code, FeeSchedule version, Signature? by = null) =>
        code.Approve(version.Id, version.Revision, Today, by ?? Approver);

    private static Signature Hand(byte number, string name) =>
        new(new StaffId(new Guid(number, 0, 0, new byte[8])), name, new DateTimeOffset(2026, 11, 25, 9, 0, 0, TimeSpan.Zero));
}
