using System.Globalization;
using FluentValidation;
using Grancius.Application.Common;
using Grancius.Application.Staff;
using Grancius.Domain.Common;
using Grancius.Domain.Jurisdictions;
using Microsoft.EntityFrameworkCore;

namespace Grancius.Application.Jurisdictions;

/// <summary>What account numbers made on the fly begin with, and which comes next. It never goes back.</summary>
public sealed record NumberAccounts(Actor By, string Prefix, long Next) : ICommand<string>;

internal sealed class NumberAccountsValidator : AbstractValidator<NumberAccounts>
{
    private const long Most = 999_999_999;

    public NumberAccountsValidator()
    {
        RuleFor(command => command.Prefix).NotEmpty().WithMessage(JurisdictionErrors.PrefixShape.Message);
        RuleFor(command => command.Next).InclusiveBetween(1, Most).WithMessage("Enter a whole number from 1 to 999,999,999.");
    }
}

internal sealed class NumberAccountsHandler(IGranciusDb db, JurisdictionChange change) : ICommandHandler<NumberAccounts, string>
{
    public Task<Result<string>> Handle(NumberAccounts command, CancellationToken ct) => change.Make(command.By, "account_numbers_changed", async (jurisdiction, ct) =>
    {
        var before = jurisdiction.AccountPrefix;
        if (jurisdiction.Numbers(command.Prefix).Error is { } refused)
            return refused;
        if (await db.Jurisdictions.AnyAsync(other => other.AccountPrefix == command.Prefix && other.Id != jurisdiction.Id, ct))
            return JurisdictionErrors.PrefixTaken;
        if (!await db.RaiseAccountNumber(jurisdiction.Id, command.Next, ct))
            return JurisdictionErrors.NumberGoesBack(await db.PeekAccountNumber(jurisdiction.Id, ct));

        return string.Create(CultureInfo.InvariantCulture,
            $"The next account number is {command.Prefix}{command.Next:00000}{(before == command.Prefix ? "" : $"; they began with {before} before")}.");
    }, ct);
}
