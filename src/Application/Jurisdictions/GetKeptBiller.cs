using FluentValidation;
using Grancius.Application.Common;
using Grancius.Application.Staff;
using Grancius.Domain.Common;
using Grancius.Domain.Counter;
using Grancius.Domain.Jurisdictions;
using Microsoft.EntityFrameworkCore;

namespace Grancius.Application.Jurisdictions;

/// <summary>What an administrator keeps of the biller: whether its secrets are set, never what they are.</summary>
public sealed record GetKeptBiller(Actor By) : IQuery<KeptBiller>;

/// <param name="VersionOneFeeCode">The active fee code that puts the biller on version 1; null on version 2.</param>
public sealed record KeptBiller(
    IReadOnlyList<KeptSecret> Secrets, InvoiceOptions Options, ReaderRule ReaderRule, string? VersionOneFeeCode, IReadOnlyList<InvoiceType> InvoiceTypes,
    IReadOnlyList<KeptReader> Readers);

/// <param name="By">Who set it here; null where the demonstration or a command did.</param>
public sealed record KeptSecret(BillerSecret Kind, bool IsSet, string? By, DateTimeOffset? At);

public sealed record KeptReader(Guid Id, string Name, string Location, string DeviceId, bool Active);

internal sealed class GetKeptBillerValidator : AbstractValidator<GetKeptBiller>;

internal sealed class GetKeptBillerHandler(IGranciusDb db) : IQueryHandler<GetKeptBiller, KeptBiller>
{
    public async Task<Result<KeptBiller>> Handle(GetKeptBiller query, CancellationToken ct)
    {
        var id = query.By.JurisdictionId;
        var kept = await db.Jurisdictions.AsNoTracking().SingleAsync(jurisdiction => jurisdiction.Id == id, ct);
        var changes = await db.BillerSecretChanges.AsNoTracking()
            .Where(change => change.JurisdictionId == id)
            .ToDictionaryAsync(change => change.Secret, ct);
        var readers = await db.Readers.AsNoTracking()
            .Where(reader => reader.JurisdictionId == id)
            .OrderBy(reader => reader.Name)
            .Take(PageLimit.Most)
            .Select(reader => new KeptReader(reader.Id.Value, reader.Name, reader.Location, reader.DeviceId, reader.State == ReaderState.Ready))
            .ToListAsync(ct);
        return new KeptBiller(
            [.. Enum.GetValues<BillerSecret>().Select(kind => new KeptSecret(kind, kept.Biller.Has(kind), changes.GetValueOrDefault(kind)?.By, changes.GetValueOrDefault(kind)?.At))],
            kept.Biller.InvoiceOptions, kept.ReaderRule, await db.FeeCodeOfVersionOne(id, ct), kept.InvoiceTypes, readers);
    }
}
