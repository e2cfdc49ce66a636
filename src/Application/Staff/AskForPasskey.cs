using FluentValidation;
using Grancius.Application.Common;
using Grancius.Domain.Common;

namespace Grancius.Application.Staff;

/// <summary>What the browser is asked to sign in with any passkey it has for this site.</summary>
public sealed record AskForPasskey : IQuery<PasskeyQuestion>;

internal sealed class AskForPasskeyValidator : AbstractValidator<AskForPasskey>;

internal sealed class AskForPasskeyHandler(IPasskeys passkeys) : IQueryHandler<AskForPasskey, PasskeyQuestion>
{
    public async Task<Result<PasskeyQuestion>> Handle(AskForPasskey query, CancellationToken ct) => await passkeys.AskForAny(ct);
}
