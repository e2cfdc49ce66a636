using FluentValidation;
using Grancius.Application.Common;
using Grancius.Application.Staff;
using Grancius.Domain.Common;
using Grancius.Domain.Jurisdictions;

namespace Grancius.Application.Jurisdictions;

/// <summary>What the jurisdiction is called, where its clocks stand, and whom a payer calls or writes to.</summary>
/// <param name="TimeZone">IANA name, one of <see cref="TimeZones"/>.</param>
public sealed record DescribeJurisdiction(Actor By, string Name, string TimeZone, string Phone, string Email, string Address) : ICommand<string>;

internal sealed class DescribeJurisdictionValidator : AbstractValidator<DescribeJurisdiction>
{
    public DescribeJurisdictionValidator()
    {
        RuleFor(command => command.Name).IsJurisdictionName();
        RuleFor(command => command.Phone).IsPhone();
        RuleFor(command => command.Email).IsEmail();
        RuleFor(command => command.Address).IsPostalAddress();
    }
}

internal sealed class DescribeJurisdictionHandler(JurisdictionChange change) : ICommandHandler<DescribeJurisdiction, string>
{
    public Task<Result<string>> Handle(DescribeJurisdiction command, CancellationToken ct) =>
        change.Make(command.By, "jurisdiction_described", jurisdiction =>
        {
            var contact = new Contact(command.Phone, command.Email, command.Address);
            var before = (jurisdiction.Name, jurisdiction.TimeZone, jurisdiction.Contact);
            if (jurisdiction.IsDescribedAs(command.Name, command.TimeZone, contact).Error is { } refused)
                return refused;

            string?[] changed =
            [
                before.Name == command.Name ? null : $"name to {command.Name}",
                before.TimeZone == command.TimeZone ? null : $"time zone from {before.TimeZone} to {command.TimeZone}",
                before.Contact == contact ? null : "contact details",
            ];
            return changed.OfType<string>().ToList() is { Count: > 0 } parts ? $"Changed {string.Join(", ", parts)}." : "Saved without a change.";
        }, ct);
}
