using FluentValidation;
using Grancius.Application.Common;
using Grancius.Application.Jurisdictions;
using Grancius.Domain.Common;
using Grancius.Domain.Counter;
using Microsoft.EntityFrameworkCore;

namespace Grancius.Application.Counter;

/// <summary>The jurisdiction's EMV readers, by name.</summary>
public sealed record ListReaders(string Jurisdiction) : IQuery<IReadOnlyList<ReaderDetails>>;

public sealed record ReaderDetails(Guid Id, string Name, string Location, ReaderState State);

internal sealed class ListReadersValidator : AbstractValidator<ListReaders>
{
    public ListReadersValidator() => RuleFor(query => query.Jurisdiction).NotEmpty();
}

internal sealed class ListReadersHandler(IGranciusDb db, Tenants tenants) : IQueryHandler<ListReaders, IReadOnlyList<ReaderDetails>>
{
    public async Task<Result<IReadOnlyList<ReaderDetails>>> Handle(ListReaders query, CancellationToken ct)
    {
        var jurisdiction = await tenants.Named(query.Jurisdiction, ct);
        if (jurisdiction.Error is { } unknown)
            return unknown;

        return await db.Readers.AsNoTracking()
            .Where(reader => reader.JurisdictionId == jurisdiction.Value.Id)
            .OrderBy(reader => reader.Name)
            .Take(PageLimit.Most)
            .Select(reader => new ReaderDetails(reader.Id.Value, reader.Name, reader.Location, reader.State))
            .ToListAsync(ct);
    }
}
