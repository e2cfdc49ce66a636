using FluentValidation;
using Grancius.Application.Common;
using Grancius.Domain.Common;
using Microsoft.EntityFrameworkCore;

namespace Grancius.Application.Access;

/// <summary>Writes down when keys were last used on this node. What is lost with a node is a minute's news.</summary>
public sealed record KeepApiKeyUses : ICommand<JobReport>;

internal sealed class KeepApiKeyUsesValidator : AbstractValidator<KeepApiKeyUses>;

internal sealed class KeepApiKeyUsesHandler(IGranciusDb db, ApiKeyUses uses) : ICommandHandler<KeepApiKeyUses, JobReport>
{
    public async Task<Result<JobReport>> Handle(KeepApiKeyUses command, CancellationToken ct)
    {
        var used = uses.Take();
        if (used.Count == 0)
            return new JobReport(0, 0, 0, 0);

        var written = await db.Atomically(async ct =>
        {
            var rows = 0;
            // In one order on every node, so that none waits for another in a circle.
            foreach (var (id, at) in used.OrderBy(use => use.Key.Value))
            {
                rows += await db.ApiKeys.Where(key => key.Id == id && (key.LastUsedAt == null || key.LastUsedAt < at))
                    .ExecuteUpdateAsync(key => key.SetProperty(value => value.LastUsedAt, at), ct);
            }

            return rows;
        }, ct);
        return new JobReport(used.Count, written, used.Count - written, 0);
    }
}
