using FluentValidation;
using Grancius.Application.Audit;
using Grancius.Application.Common;
using Grancius.Application.PaymentSessions;
using Grancius.Application.Staff;
using Grancius.Domain.Access;
using Grancius.Domain.Common;
using Microsoft.EntityFrameworkCore;

namespace Grancius.Application.Access;

/// <summary>Makes an API key and tells it, this once.</summary>
/// <param name="Id">Made with the form: the same form sent twice makes one key.</param>
/// <param name="Days">How long it is good; null for ever.</param>
public sealed record IssueApiKey(Actor By, Guid Id, string Name, IReadOnlyList<string> Scopes, int? Days) : ICommand<NewApiKey>;

/// <param name="Key">The key itself; nobody can be told again.</param>
public sealed record NewApiKey(Guid Id, string Name, string Key, DateTimeOffset? ExpiresAt);

internal sealed class IssueApiKeyValidator : AbstractValidator<IssueApiKey>
{
    public IssueApiKeyValidator()
    {
        RuleFor(command => command.Id).NotEmpty();
        RuleFor(command => command.Name).NotEmpty().WithMessage("Enter a name that says which program uses the key.")
            .MaximumLength(ApiKey.LongestName).WithMessage("A name has at most 80 letters.");
        RuleFor(command => command.Scopes).NotEmpty().WithMessage("Choose at least one thing that the key may do.")
            .Must(scopes => scopes is null || scopes.All(ApiScopes.IsKnown)).WithMessage("Choose from the list.");
        RuleFor(command => command.Days).InclusiveBetween(1, 3650).WithMessage("A key is good for 1 day to 10 years.");
    }
}

internal sealed class IssueApiKeyHandler(IGranciusDb db, SessionSecrets secrets, AuditTrail audit, TimeProvider clock) : ICommandHandler<IssueApiKey, NewApiKey>
{
    public Task<Result<NewApiKey>> Handle(IssueApiKey command, CancellationToken ct)
    {
        var secret = ApiKeySecret.Made(secrets);
        return db.Atomically<Result<NewApiKey>>(async ct =>
        {
            if (await db.ApiKeys.AnyAsync(key => key.Id == new ApiKeyId(command.Id), ct))
                return AccessErrors.MadeAlready;

            var now = clock.GetUtcNow();
            var key = ApiKey.Issue(
                command.Id, command.By.JurisdictionId, command.Name.Trim(), secret, command.Scopes, command.Days is { } days ? now.AddDays(days) : null, now);
            db.ApiKeys.Add(key);
            await audit.Record(command.By, "api_key_issued", "api_key", key.Hint, $"Made the API key {key.Name} ({key.Hint}…) for {key.Scopes}", ct);
            return new NewApiKey(key.Id.Value, key.Name, secret, key.ExpiresAt);
        }, ct);
    }
}

internal static class ApiKeySecret
{
    /// <summary>Begins so that whoever finds one in a file knows what it opens.</summary>
    public static string Made(SessionSecrets secrets) => $"gr_{secrets.One()}";
}
