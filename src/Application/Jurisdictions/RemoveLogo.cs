using FluentValidation;
using Grancius.Application.Common;
using Grancius.Application.Staff;
using Grancius.Domain.Common;
using Microsoft.EntityFrameworkCore;

namespace Grancius.Application.Jurisdictions;

/// <summary>Takes the logo away; a seal of the name's initials stands in its place.</summary>
public sealed record RemoveLogo(Actor By) : ICommand<string>;

internal sealed class RemoveLogoValidator : AbstractValidator<RemoveLogo>;

internal sealed class RemoveLogoHandler(IGranciusDb db, JurisdictionChange change) : ICommandHandler<RemoveLogo, string>
{
    public Task<Result<string>> Handle(RemoveLogo command, CancellationToken ct) => change.Make(command.By, "logo_removed", async (jurisdiction, ct) =>
    {
        if (await db.JurisdictionLogos.SingleOrDefaultAsync(logo => logo.JurisdictionId == jurisdiction.Id, ct) is { } logo)
            db.JurisdictionLogos.Remove(logo);
        jurisdiction.WearsLogo("", "");
        return "Removed the logo.";
    }, ct);
}
