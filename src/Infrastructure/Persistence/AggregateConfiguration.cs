using Grancius.Domain.Common;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Grancius.Infrastructure.Persistence;

internal static class AggregateConfiguration
{
    /// <summary>Version is compared at every save: a change made underneath is noticed, not overwritten.</summary>
    public static void IsAggregate<T>(this EntityTypeBuilder<T> builder)
        where T : AggregateRoot
    {
        builder.Ignore(aggregate => aggregate.Events);
        builder.Property(aggregate => aggregate.Version).IsConcurrencyToken();
    }
}
