using FluentValidation;
using Grancius.Application.Common;
using Grancius.Application.Staff;
using Grancius.Domain.Common;
using Grancius.Domain.Jurisdictions;

namespace Grancius.Application.Jurisdictions;

/// <summary>Chooses the accent at the head of the jurisdiction's pages and the letters on it; what cannot be read is refused with its contrast.</summary>
/// <param name="Accent">As <c>#rrggbb</c>.</param>
/// <param name="OnAccent">Likewise.</param>
public sealed record ColorJurisdiction(Actor By, string Accent, string OnAccent) : ICommand<string>;

internal sealed class ColorJurisdictionValidator : AbstractValidator<ColorJurisdiction>
{
    public ColorJurisdictionValidator()
    {
        RuleFor(command => command.Accent).Must(Look.IsColor).WithMessage(JurisdictionErrors.NoColor("accent").Message);
        RuleFor(command => command.OnAccent).Must(Look.IsColor).WithMessage(JurisdictionErrors.NoColor("onAccent").Message);
    }
}

internal sealed class ColorJurisdictionHandler(JurisdictionChange change) : ICommandHandler<ColorJurisdiction, string>
{
    public Task<Result<string>> Handle(ColorJurisdiction command, CancellationToken ct) =>
        change.Make(command.By, "colors_changed", jurisdiction => jurisdiction.WearsColors(command.Accent, command.OnAccent).Error is { } refused
            ? refused
            : $"Changed the colors to {jurisdiction.Look.OnAccent} on {jurisdiction.Look.Accent}.", ct);
}
