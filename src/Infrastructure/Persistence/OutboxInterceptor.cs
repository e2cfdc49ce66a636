using System.Text.Json;
using Grancius.Application.Common;
using Grancius.Domain.Access;
using Grancius.Domain.Common;
using Grancius.Domain.Jurisdictions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Grancius.Infrastructure.Persistence;

/// <summary>Writes what aggregates raised into the outbox, by the same save as the change itself, and counts their versions.</summary>
internal sealed class OutboxInterceptor(TimeProvider clock) : SaveChangesInterceptor
{
    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        var db = eventData.Context!;
        var changed = db.ChangeTracker.Entries<AggregateRoot>()
            .Where(entry => entry.State is EntityState.Added or EntityState.Modified)
            .ToList();
        foreach (var entry in changed)
        {
            if (entry.Entity is Jurisdiction or ApiKey)
                ((GranciusDb)db).ChangesApiKeys = true;
            if (entry.State == EntityState.Modified)
                entry.Property<int>(nameof(AggregateRoot.Version)).CurrentValue++;
            foreach (var fact in entry.Entity.Events)
                db.Add(OutboxMessage.Of(fact.GetType().Name, JsonSerializer.Serialize(fact, fact.GetType(), StoredJson.Options), clock.GetUtcNow()));
            entry.Entity.ForgetEvents();
        }

        return ValueTask.FromResult(result);
    }
}
