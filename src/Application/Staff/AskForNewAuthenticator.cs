using FluentValidation;
using Grancius.Application.Common;
using Grancius.Domain.Common;
using Grancius.Domain.Staff;
using Microsoft.EntityFrameworkCore;

namespace Grancius.Application.Staff;

/// <summary>A key for one's (next) authenticator app; the present one stays good until the new one is confirmed.</summary>
public sealed record AskForNewAuthenticator(Actor By, string? Sealed) : IQuery<AuthenticatorKey>;

internal sealed class AskForNewAuthenticatorValidator : AbstractValidator<AskForNewAuthenticator>
{
    public AskForNewAuthenticatorValidator() => RuleFor(query => query.Sealed).MaximumLength(1000);
}

internal sealed class AskForNewAuthenticatorHandler(IGranciusDb db, IStaffCredentials credentials) : IQueryHandler<AskForNewAuthenticator, AuthenticatorKey>
{
    public async Task<Result<AuthenticatorKey>> Handle(AskForNewAuthenticator query, CancellationToken ct)
    {
        if (await db.StaffMembers.AsNoTracking().Known(query.By, query.By.Id, ct) is not { } me)
            return StaffErrors.MemberUnknown;

        var issuer = (await db.JurisdictionOf(me.JurisdictionId, ct)).Name;
        return (query.Sealed is { } before ? credentials.SameAuthenticator(me, issuer, before) : null) ?? credentials.NewAuthenticator(me, issuer);
    }
}
