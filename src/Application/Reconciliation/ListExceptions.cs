using FluentValidation;
using Grancius.Application.Common;
using Grancius.Application.Jurisdictions;
using Grancius.Domain.Common;
using Grancius.Domain.Reconciliation;
using Microsoft.EntityFrameworkCore;

namespace Grancius.Application.Reconciliation;

/// <summary>Money and news that need a person, newest first.</summary>
public sealed record ListExceptions(string Jurisdiction, ExceptionState? State, Guid? After, int Limit) : IQuery<Page<ExceptionDetails>>;

/// <param name="Age">Since it was raised.</param>
public sealed record ExceptionDetails(
    Guid Id, ExceptionKind Kind, Money Amount, TimeSpan Age, Guid? SessionId, string? InvoiceNumber, string? ProcessorPaymentId, string Finding,
    ExceptionState State, string? Resolution, DateTimeOffset RaisedAt);

internal sealed class ListExceptionsValidator : AbstractValidator<ListExceptions>
{
    public ListExceptionsValidator() => RuleFor(query => query.Limit).InclusiveBetween(1, PageLimit.Most);
}

internal sealed class ListExceptionsHandler(IGranciusDb db, Tenants tenants, TimeProvider clock) : IQueryHandler<ListExceptions, Page<ExceptionDetails>>
{
    public async Task<Result<Page<ExceptionDetails>>> Handle(ListExceptions query, CancellationToken ct)
    {
        var jurisdiction = await tenants.Named(query.Jurisdiction, ct);
        if (jurisdiction.Error is { } unknown)
            return unknown;

        var now = clock.GetUtcNow();
        var after = new ExceptionItemId(query.After ?? Guid.Empty);
        var rows = await db.Exceptions.AsNoTracking()
            .Where(item => item.JurisdictionId == jurisdiction.Value.Id
                && (query.State == null || item.State == query.State)
                && (query.After == null || item.Id < after))
            .OrderByDescending(item => item.Id)
            .Take(query.Limit + 1)
            .ToListAsync(ct);
        var details = rows.ConvertAll(item => new ExceptionDetails(
            item.Id.Value, item.Kind, item.Amount, now - item.RaisedAt, item.SessionId?.Value, item.InvoiceNumber, item.ProcessorPaymentId,
            item.Finding, item.State, item.Resolution, item.RaisedAt));
        return Page<ExceptionDetails>.Of(details, query.Limit, item => item.Id);
    }
}
