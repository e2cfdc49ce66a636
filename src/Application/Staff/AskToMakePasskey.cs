using FluentValidation;
using Grancius.Application.Common;
using Grancius.Domain.Common;
using Grancius.Domain.Staff;
using Microsoft.EntityFrameworkCore;

namespace Grancius.Application.Staff;

/// <summary>What one's browser is asked, to make a passkey.</summary>
public sealed record AskToMakePasskey(Actor By) : IQuery<PasskeyQuestion>;

internal sealed class AskToMakePasskeyValidator : AbstractValidator<AskToMakePasskey>;

internal sealed class AskToMakePasskeyHandler(IGranciusDb db, IPasskeys passkeys) : IQueryHandler<AskToMakePasskey, PasskeyQuestion>
{
    public async Task<Result<PasskeyQuestion>> Handle(AskToMakePasskey query, CancellationToken ct) =>
        await db.StaffMembers.AsNoTracking().Known(query.By, query.By.Id, ct) is { } me
            ? await passkeys.AskToMake(me.Id, me.Email, me.Name, ct)
            : StaffErrors.MemberUnknown;
}
