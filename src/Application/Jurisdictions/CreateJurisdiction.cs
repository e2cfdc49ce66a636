using FluentValidation;
using Grancius.Application.Audit;
using Grancius.Application.Common;
using Grancius.Application.Staff;
using Grancius.Domain.Common;
using Grancius.Domain.Jurisdictions;
using Grancius.Domain.Staff;
using Microsoft.EntityFrameworkCore;

namespace Grancius.Application.Jurisdictions;

/// <summary>The operator founds a jurisdiction from the command line. Its administrators keep everything else.</summary>
/// <param name="Slug">Nobody else's, now or before, and not the first word of another address of the site.</param>
/// <param name="TimeZone">IANA name, one of <see cref="TimeZones"/>.</param>
/// <param name="Prefix">Of account numbers made on the fly; nobody else's, or two bills could get the same number.</param>
/// <param name="Contact">Every page and receipt says whom to call and write to, so there is none without.</param>
public sealed record CreateJurisdiction(string Slug, string Name, string TimeZone, string Prefix, Contact Contact) : ICommand<string>;

internal sealed class CreateJurisdictionValidator : AbstractValidator<CreateJurisdiction>
{
    public CreateJurisdictionValidator()
    {
        RuleFor(command => command.Slug).NotEmpty().WithMessage(JurisdictionErrors.SlugShape.Message)
            .MaximumLength(Slugs.Longest).WithMessage(JurisdictionErrors.SlugShape.Message);
        RuleFor(command => command.Name).IsJurisdictionName();
        RuleFor(command => command.TimeZone).Must(TimeZones.Knows).WithMessage($"The time zone is one of {string.Join(", ", TimeZones.All)}.");
        RuleFor(command => command.Prefix).NotEmpty().WithMessage(JurisdictionErrors.PrefixShape.Message);
        RuleFor(command => command.Contact.Phone).IsPhone();
        RuleFor(command => command.Contact.Email).IsEmail();
        RuleFor(command => command.Contact.Address).IsPostalAddress();
    }
}

internal sealed class CreateJurisdictionHandler(IGranciusDb db, AuditTrail audit) : ICommandHandler<CreateJurisdiction, string>
{
    public Task<Result<string>> Handle(CreateJurisdiction command, CancellationToken ct) => db.Atomically<Result<string>>(async ct =>
    {
        var founded = Jurisdiction.Found(command.Slug, command.Name, command.TimeZone, command.Prefix, command.Contact, Biller.None);
        if ((founded.MovesTo(command.Slug).Error ?? founded.Numbers(command.Prefix).Error) is { } refused)
            return refused;
        if (await db.Jurisdictions.AnyAsync(other => other.Slug == command.Slug, ct) || await db.JurisdictionSlugs.AnyAsync(kept => kept.Slug == command.Slug, ct))
            return JurisdictionErrors.SlugTaken;
        if (await db.Jurisdictions.AnyAsync(other => other.AccountPrefix == command.Prefix, ct))
            return JurisdictionErrors.PrefixTaken;

        db.Jurisdictions.Add(founded);
        // The key refuses whoever takes the address in this very moment.
        db.JurisdictionSlugs.Add(new JurisdictionSlug(command.Slug, founded.Id));
        _ = await db.RaiseAccountNumber(founded.Id, 1, ct);
        var operatorOfTheSite = new Actor(new StaffId(Guid.Empty), "The operator, at the command line", founded.Id, founded.Slug, []);
        await audit.Record(operatorOfTheSite, "jurisdiction_created", "jurisdiction", founded.Slug,
            $"Created {founded.Name} at /{founded.Slug}, {founded.TimeZone}, account numbers beginning with {founded.AccountPrefix}.", ct);
        return founded.Slug;
    }, ct);
}
