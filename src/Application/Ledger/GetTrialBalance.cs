using FluentValidation;
using Grancius.Application.Common;
using Grancius.Application.Jurisdictions;
using Grancius.Domain.Common;
using Microsoft.EntityFrameworkCore;

namespace Grancius.Application.Ledger;

/// <summary>Total debits and credits of every account, to the end of a day in the jurisdiction's time zone.</summary>
public sealed record GetTrialBalance(string Jurisdiction, DateOnly? AsOf) : IQuery<IReadOnlyList<AccountBalance>>;

public sealed record AccountBalance(string Account, Money Debit, Money Credit);

internal sealed class GetTrialBalanceValidator : AbstractValidator<GetTrialBalance>
{
    public GetTrialBalanceValidator() => RuleFor(query => query.Jurisdiction).NotEmpty();
}

internal sealed class GetTrialBalanceHandler(IGranciusDb db, Tenants tenants) : IQueryHandler<GetTrialBalance, IReadOnlyList<AccountBalance>>
{
    public async Task<Result<IReadOnlyList<AccountBalance>>> Handle(GetTrialBalance query, CancellationToken ct)
    {
        var jurisdiction = await tenants.Named(query.Jurisdiction, ct);
        if (jurisdiction.Error is { } unknown)
            return unknown;

        var before = query.AsOf is { } day ? jurisdiction.Value.EndOf(day) : DateTimeOffset.MaxValue;
        var sums = await db.JournalEntries.AsNoTracking()
            .Where(entry => entry.JurisdictionId == jurisdiction.Value.Id && entry.PostedAt < before)
            .SelectMany(entry => entry.Lines)
            .GroupBy(line => line.Account)
            .Select(account => new { Account = account.Key, Debit = account.Sum(line => line.DebitCents), Credit = account.Sum(line => line.CreditCents) })
            .OrderBy(sum => sum.Account)
            .ToListAsync(ct);
        return sums.ConvertAll(sum => new AccountBalance(sum.Account, Money.OfCents(sum.Debit), Money.OfCents(sum.Credit)));
    }
}
