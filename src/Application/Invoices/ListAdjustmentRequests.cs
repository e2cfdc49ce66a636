using FluentValidation;
using Grancius.Application.Common;
using Grancius.Application.Staff;
using Grancius.Domain.Common;
using Grancius.Domain.Invoices;
using Microsoft.EntityFrameworkCore;

namespace Grancius.Application.Invoices;

/// <summary>Reductions that wait for a second person, or that one has decided; newest first.</summary>
/// <param name="State">Those that wait, where none is given.</param>
public sealed record ListAdjustmentRequests(Actor By, RequestState State, Guid? After, int Limit) : IQuery<Page<RequestDetails>>;

/// <param name="IsOwn">Asked for by whoever looks: somebody else has to decide it.</param>
public sealed record RequestDetails(
    Guid Id, string InvoiceNumber, string FeeCode, AdjustmentKind Kind, Money Amount, string Reason, string ByName, DateTimeOffset At,
    RequestState State, string? DecidedByName, DateTimeOffset? DecidedAt, string? Decision, bool IsOwn)
{
    /// <summary>Of the account; null where the request stands on its invoice's own page.</summary>
    public string? Payer { get; init; }

    /// <summary>Of the invoice as it is now; null where the request stands on its invoice's own page.</summary>
    public Money? BalanceDue { get; init; }
}

internal sealed class ListAdjustmentRequestsValidator : AbstractValidator<ListAdjustmentRequests>
{
    public ListAdjustmentRequestsValidator() => RuleFor(query => query.Limit).InclusiveBetween(1, PageLimit.Most);
}

internal sealed class ListAdjustmentRequestsHandler(IGranciusDb db) : IQueryHandler<ListAdjustmentRequests, Page<RequestDetails>>
{
    public async Task<Result<Page<RequestDetails>>> Handle(ListAdjustmentRequests query, CancellationToken ct)
    {
        var after = new AdjustmentRequestId(query.After ?? Guid.Empty);
        var rows = await db.AdjustmentRequests.AsNoTracking()
            .Where(request => request.JurisdictionId == query.By.JurisdictionId && request.State == query.State
                && (query.After == null || request.Id < after))
            .OrderByDescending(request => request.Id)
            .Take(query.Limit + 1)
            .ToListAsync(ct);
        var ids = rows.ConvertAll(request => request.InvoiceId);
        var invoices = await (
            from invoice in db.Invoices.AsNoTracking()
            where ids.Contains(invoice.Id)
            join account in db.Accounts on invoice.AccountId equals account.Id
            select new { invoice, account.Customer.Name }).ToDictionaryAsync(found => found.invoice.Id, ct);
        return Page<RequestDetails>.Of(
            rows.ConvertAll(request => request.Described(query.By) with { Payer = invoices[request.InvoiceId].Name, BalanceDue = invoices[request.InvoiceId].invoice.BalanceDue }),
            query.Limit, request => request.Id);
    }
}

internal static class RequestDescriptions
{
    public static RequestDetails Described(this AdjustmentRequest request, Actor by) => new(
        request.Id.Value, request.InvoiceNumber, request.FeeCode, request.Kind, request.Amount, request.Reason, request.ByName, request.At,
        request.State, request.DecidedByName, request.DecidedAt, request.Decision, request.ById == by.Id);
}
