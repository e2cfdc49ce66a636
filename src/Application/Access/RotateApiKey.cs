using FluentValidation;
using Grancius.Application.Audit;
using Grancius.Application.Common;
using Grancius.Application.PaymentSessions;
using Grancius.Application.Staff;
using Grancius.Domain.Access;
using Grancius.Domain.Common;
using Microsoft.EntityFrameworkCore;

namespace Grancius.Application.Access;

/// <summary>Makes a key of the same name and scopes in the place of another, which opens doors until the overlap ends.</summary>
/// <param name="NewId">Made with the form: the same form sent twice makes one key.</param>
public sealed record RotateApiKey(Actor By, Guid Id, Guid NewId, int OverlapHours) : ICommand<NewApiKey>;

internal sealed class RotateApiKeyValidator : AbstractValidator<RotateApiKey>
{
    public RotateApiKeyValidator()
    {
        RuleFor(command => command.NewId).NotEmpty();
        RuleFor(command => command.OverlapHours).InclusiveBetween(0, 30 * 24).WithMessage("The old key may stay good for up to 30 days.");
    }
}

internal sealed class RotateApiKeyHandler(IGranciusDb db, SessionSecrets secrets, AuditTrail audit, TimeProvider clock) : ICommandHandler<RotateApiKey, NewApiKey>
{
    public Task<Result<NewApiKey>> Handle(RotateApiKey command, CancellationToken ct)
    {
        var secret = ApiKeySecret.Made(secrets);
        return db.Atomically<Result<NewApiKey>>(async ct =>
        {
            if (await db.ApiKeys.AnyAsync(key => key.Id == new ApiKeyId(command.NewId), ct))
                return AccessErrors.MadeAlready;
            if (await db.ApiKeys.ForUpdate().SingleOrDefaultAsync(key => key.Id == new ApiKeyId(command.Id) && key.JurisdictionId == command.By.JurisdictionId, ct) is not { } old)
                return AccessErrors.NotFound;

            var rotated = old.Rotate(command.NewId, secret, TimeSpan.FromHours(command.OverlapHours), clock.GetUtcNow());
            if (rotated.Error is { } error)
                return error;

            var key = rotated.Value;
            db.ApiKeys.Add(key);
            await audit.Record(command.By, "api_key_rotated", "api_key", key.Hint,
                $"Made the API key {key.Name} ({key.Hint}…) in the place of {old.Hint}…, which stays good for {command.OverlapHours} hours", ct);
            return new NewApiKey(key.Id.Value, key.Name, secret, key.ExpiresAt);
        }, ct);
    }
}
