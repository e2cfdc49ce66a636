using FluentValidation;
using Grancius.Application.Common;
using Grancius.Application.Staff;
using Grancius.Domain.Common;
using Grancius.Domain.Jurisdictions;
using Microsoft.EntityFrameworkCore;

namespace Grancius.Application.Jurisdictions;

/// <summary>Gives the jurisdiction another address; those it had keep leading to it.</summary>
public sealed record MoveJurisdiction(Actor By, string Slug) : ICommand<string>;

internal sealed class MoveJurisdictionValidator : AbstractValidator<MoveJurisdiction>
{
    public MoveJurisdictionValidator() => RuleFor(command => command.Slug).NotEmpty().WithMessage(JurisdictionErrors.SlugShape.Message)
        .MaximumLength(Slugs.Longest).WithMessage(JurisdictionErrors.SlugShape.Message);
}

internal sealed class MoveJurisdictionHandler(IGranciusDb db, JurisdictionChange change) : ICommandHandler<MoveJurisdiction, string>
{
    public Task<Result<string>> Handle(MoveJurisdiction command, CancellationToken ct) => change.Make(command.By, "address_changed", async (jurisdiction, ct) =>
    {
        var old = jurisdiction.Slug;
        if (jurisdiction.MovesTo(command.Slug).Error is { } refused)
            return refused;
        if (await IsTaken(command.Slug, jurisdiction.Id, ct))
            return JurisdictionErrors.SlugTaken;

        // Both are kept: the key refuses whoever takes one of them in this very moment.
        foreach (var slug in new[] { old, command.Slug }.Distinct())
        {
            if (!await db.JurisdictionSlugs.AnyAsync(kept => kept.Slug == slug, ct))
                db.JurisdictionSlugs.Add(new JurisdictionSlug(slug, jurisdiction.Id));
        }

        return old == command.Slug ? $"The address stays /{old}." : $"Changed the address from /{old} to /{command.Slug}. /{old} still leads here.";
    }, ct);

    private async Task<bool> IsTaken(string slug, JurisdictionId self, CancellationToken ct) =>
        await db.Jurisdictions.AnyAsync(other => other.Slug == slug && other.Id != self, ct)
        || await db.JurisdictionSlugs.AnyAsync(kept => kept.Slug == slug && kept.JurisdictionId != self, ct);
}
