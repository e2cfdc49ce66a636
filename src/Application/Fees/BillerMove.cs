using Grancius.Application.Audit;
using Grancius.Application.Common;
using Grancius.Application.Staff;
using Grancius.Domain.Common;
using Grancius.Domain.Counter;
using Grancius.Domain.Fees;
using Grancius.Domain.Jurisdictions;
using Microsoft.EntityFrameworkCore;

namespace Grancius.Application.Fees;

/// <summary>That a change of the register, or of the reader rule, moves the biller or the bills of a fee to another version of the processor.</summary>
/// <param name="Rule">What external charge codes rule EMV readers out of, after the change.</param>
/// <param name="To">Version one stops readers, version two lets them be used again.</param>
/// <param name="Codes">The fee codes that get an external charge code, or are the last to lose one.</param>
/// <param name="Readers">The EMV readers it is about, by name.</param>
public sealed record BillerMove(ReaderRule Rule, ProcessorVersion To, IReadOnlyList<string> Codes, IReadOnlyList<string> Readers)
{
    /// <summary>What happens, in words. Whoever confirms it sends exactly these back, so that nobody confirms what they did not read.</summary>
    public string Warning => (Rule, To) switch
    {
        (ReaderRule.ByBiller, _) when ByRule =>
            $"{Listed(Codes)} {(Codes.Count == 1 ? "has" : "have")} an external charge code. By biller, EMV readers stop for every bill: {Named}.",
        (ReaderRule.ByBasket, _) => $"Bills with the fee {Listed(Codes)} are then paid as version 1, and EMV readers stop for them: {Named}.",
        (ReaderRule.ByBiller, ProcessorVersion.One) =>
            $"No active fee has an external charge code yet. With {Listed(Codes)} the biller becomes version 1, and EMV readers stop for every bill: {Named}.",
        (ReaderRule.ByBiller, ProcessorVersion.Two) =>
            $"{Listed(Codes)} is the last active fee with an external charge code. Without it the biller becomes version 2, and EMV readers can be used again: {Named}.",
    };

    /// <summary>Whether the reader rule is what changes, and not the register.</summary>
    public bool ByRule { get; init; }

    private string Named => Readers.Count == 0 ? "none is in use now" : Listed(Readers);

    private static string Listed(IReadOnlyList<string> names) =>
        names.Count == 1 ? names[0] : $"{string.Join(", ", names.SkipLast(1))} and {names[^1]}";
}

internal static class BillerMoves
{
    public const string NotConfirmed = "biller_move_unconfirmed";

    /// <summary>What follows when these codes are as given. Inside the transaction, with the jurisdiction locked, or only to be shown.</summary>
    /// <param name="after">Codes that are added or changed, with what the register says of them afterwards.</param>
    /// <returns>Null when every bill is paid as before.</returns>
    public static async Task<BillerMove?> MoveOfBiller(
        this IGranciusDb db, Jurisdiction home, IReadOnlyDictionary<string, FeeCodeTerms> after, CancellationToken ct)
    {
        var had = await db.FeeCodes.AsNoTracking()
            .Where(code => code.JurisdictionId == home.Id && code.ExternalChargeCode != null && (code.Active || home.ReaderRule == ReaderRule.ByBasket))
            .Select(code => code.Code).ToListAsync(ct);
        var has = had.Where(code => !after.ContainsKey(code)).Concat(after.Where(pair => Counts(pair.Value, home.ReaderRule)).Select(pair => pair.Key)).ToList();
        var added = has.Except(had).Order(StringComparer.Ordinal).ToList();
        if (added.Count > 0 && (home.ReaderRule == ReaderRule.ByBasket || had.Count == 0))
            return await Move(ProcessorVersion.One, added);

        return home.ReaderRule == ReaderRule.ByBiller && had.Count > 0 && has.Count == 0
            ? await Move(ProcessorVersion.Two, [.. had.Order(StringComparer.Ordinal)])
            : null;

        async Task<BillerMove> Move(ProcessorVersion to, IReadOnlyList<string> codes) => new(home.ReaderRule, to, codes, await db.ReadersInUse(home, ct));
    }

    /// <summary>What follows when the reader rule becomes another, while the register stays as it is. Inside the transaction, with the jurisdiction locked.</summary>
    /// <returns>Null when readers stop for nothing by it.</returns>
    public static async Task<BillerMove?> MoveByRule(this IGranciusDb db, Jurisdiction home, ReaderRule rule, CancellationToken ct)
    {
        if (home.ReaderRule == rule)
            return null;

        var codes = await db.FeeCodes.AsNoTracking()
            .Where(code => code.JurisdictionId == home.Id && code.ExternalChargeCode != null)
            .OrderBy(code => code.Code).Select(code => new { code.Code, code.Active }).ToListAsync(ct);
        var active = codes.Where(code => code.Active).Select(code => code.Code).ToList();
        // By biller an active code stops every bill. By basket one that is not active any more stops the bills that still have it.
        var stopping = rule == ReaderRule.ByBiller ? active : active.Count > 0 ? [] : codes.ConvertAll(code => code.Code);
        return stopping.Count == 0 ? null : new BillerMove(rule, ProcessorVersion.One, stopping, await db.ReadersInUse(home, ct)) { ByRule = true };
    }

    private static Task<List<string>> ReadersInUse(this IGranciusDb db, Jurisdiction home, CancellationToken ct) => db.Readers.AsNoTracking()
        .Where(reader => reader.JurisdictionId == home.Id && reader.State == ReaderState.Ready)
        .OrderBy(reader => reader.Name).Take(PageLimit.Most).Select(reader => reader.Name).ToListAsync(ct);

    /// <summary>The refusal to make this move before it was read and confirmed; null where nothing moves, or it was.</summary>
    public static Error? Unless(this BillerMove? move, string? confirmed) =>
        move is null || move.Warning == confirmed ? null : new Error(NotConfirmed, move.Warning, ErrorKind.Conflict) { Field = "confirmed" };

    /// <summary>An entry of its own: what it did to the biller is not lost behind what was changed.</summary>
    public static Task RecordMove(this AuditTrail audit, Actor by, string kind, string subject, BillerMove? move, CancellationToken ct) =>
        move is null ? Task.CompletedTask : audit.Record(by, [move.Deed(kind, subject)], ct);

    public static AuditDeed Deed(this BillerMove move, string kind, string subject) => new("biller_move_confirmed", kind, subject, move.Warning);

    /// <summary>By basket a code counts also when it is not active any more: what was assessed with it settles there.</summary>
    private static bool Counts(FeeCodeTerms terms, ReaderRule rule) => terms.ExternalChargeCode is not null && (terms.Active || rule == ReaderRule.ByBasket);
}
