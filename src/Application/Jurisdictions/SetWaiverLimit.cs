using FluentValidation;
using Grancius.Application.Common;
using Grancius.Application.Staff;
using Grancius.Domain.Common;

namespace Grancius.Application.Jurisdictions;

/// <summary>
/// Sets what one person alone may take off an invoice. It is for what is asked from now on: what waits for a second person
/// goes on waiting.
/// </summary>
/// <param name="Limit">Dollars; null where what was typed is no amount.</param>
public sealed record SetWaiverLimit(Actor By, decimal? Limit) : ICommand<string>;

internal sealed class SetWaiverLimitValidator : AbstractValidator<SetWaiverLimit>
{
    private const decimal Most = 100_000m;

    public SetWaiverLimitValidator() => RuleFor(command => command.Limit)
        .NotNull().WithMessage("Enter an amount in dollars, such as 100.00. With 0.00, every waiver needs a second person.")
        .InclusiveBetween(0, Most).WithMessage("Enter an amount from 0.00 to 100,000.00.")
        .PrecisionScale(8, 2, ignoreTrailingZeros: true).WithMessage("Enter dollars with at most two decimals, such as 100.00.");
}

internal sealed class SetWaiverLimitHandler(JurisdictionChange change) : ICommandHandler<SetWaiverLimit, string>
{
    public Task<Result<string>> Handle(SetWaiverLimit command, CancellationToken ct) => change.Make(command.By, "waiver_limit_changed", jurisdiction =>
    {
        var (before, limit) = (jurisdiction.WaiverLimit, Money.FromDollars(command.Limit!.Value));
        if (limit.Error is { } refused)
            return refused;

        jurisdiction.OnePersonMayWaive(limit.Value);
        return before == limit.Value
            ? $"The limit of one person's waivers stays {before}."
            : $"Changed what one person alone may take off an invoice from {before} to {limit.Value}.";
    }, ct);
}
