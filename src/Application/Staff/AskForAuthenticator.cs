using FluentValidation;
using Grancius.Application.Common;
using Grancius.Domain.Common;
using Grancius.Domain.Staff;

namespace Grancius.Application.Staff;

/// <summary>A key for the authenticator app of somebody who knew the password and has no second factor yet.</summary>
/// <param name="Sealed">The key of before, to be shown again after a code that was not right.</param>
public sealed record AskForAuthenticator(PendingSignIn Pending, string? Sealed) : IQuery<AuthenticatorKey>;

internal sealed class AskForAuthenticatorValidator : AbstractValidator<AskForAuthenticator>
{
    public AskForAuthenticatorValidator() => RuleFor(query => query.Sealed).MaximumLength(1000);
}

internal sealed class AskForAuthenticatorHandler(IGranciusDb db, IStaffCredentials credentials, SignInSteps steps) : IQueryHandler<AskForAuthenticator, AuthenticatorKey>
{
    public async Task<Result<AuthenticatorKey>> Handle(AskForAuthenticator query, CancellationToken ct)
    {
        if (await steps.Who(query.Pending, ct) is not { } member || !(await credentials.WaysOf(member.Id, ct)).LacksSecondFactor)
            return StaffErrors.SignInTooOld;

        var issuer = (await db.JurisdictionOf(member.JurisdictionId, ct)).Name;
        return (query.Sealed is { } before ? credentials.SameAuthenticator(member, issuer, before) : null) ?? credentials.NewAuthenticator(member, issuer);
    }
}
