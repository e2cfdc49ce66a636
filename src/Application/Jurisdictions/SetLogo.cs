using FluentValidation;
using Grancius.Application.Common;
using Grancius.Application.Staff;
using Grancius.Domain.Common;
using Grancius.Domain.Jurisdictions;
using Microsoft.EntityFrameworkCore;

namespace Grancius.Application.Jurisdictions;

/// <summary>Puts a logo at the head of the jurisdiction's pages, or says something else of the one that is there.</summary>
/// <param name="Picture">PNG or JPEG, whatever its name says; null to keep the picture there is.</param>
/// <param name="Alt">What it says to those who do not see it.</param>
public sealed record SetLogo(Actor By, byte[]? Picture, string Alt) : ICommand<string>;

internal sealed class SetLogoValidator : AbstractValidator<SetLogo>
{
    public SetLogoValidator() => RuleFor(command => command.Alt).NotEmpty().WithMessage(JurisdictionErrors.LogoAltMissing.Message)
        .MaximumLength(Look.LongestAlt).WithMessage($"Use at most {Look.LongestAlt} characters.");
}

internal sealed class SetLogoHandler(IGranciusDb db, JurisdictionChange change) : ICommandHandler<SetLogo, string>
{
    public Task<Result<string>> Handle(SetLogo command, CancellationToken ct) => change.Make(command.By, "logo_changed", async (jurisdiction, ct) =>
    {
        var kept = await db.JurisdictionLogos.SingleOrDefaultAsync(logo => logo.JurisdictionId == jurisdiction.Id, ct);
        if (command.Picture is not { } picture)
        {
            if (kept is null)
                return JurisdictionErrors.LogoMissing;

            jurisdiction.WearsLogo(kept.Version, command.Alt);
            return $"Changed the logo's text to: {command.Alt}";
        }

        var logo = JurisdictionLogo.Of(jurisdiction.Id, picture);
        if (logo.Error is { } refused)
            return refused;

        if (kept is null)
            db.JurisdictionLogos.Add(logo.Value);
        else
            kept.IsNow(logo.Value);
        jurisdiction.WearsLogo(logo.Value.Version, command.Alt);
        return $"Changed the logo (version {logo.Value.Version}).";
    }, ct);
}
