using FluentValidation;
using Grancius.Application.Common;
using Grancius.Application.Staff;
using Grancius.Domain.Common;
using Grancius.Domain.Fees;
using Grancius.Domain.Invoices;
using Grancius.Domain.Jurisdictions;
using Microsoft.EntityFrameworkCore;

namespace Grancius.Application.Fees;

/// <summary>What if: the fees of a code that were assessed in a year, worked out again with one of its versions. Changes nothing.</summary>
/// <param name="Year">A calendar year; the month of today and the eleven before it where none is given.</param>
public sealed record RepriceFees(Actor By, string Code, Guid Schedule, int? Year) : IQuery<Repricing>;

internal sealed class RepriceFeesValidator : AbstractValidator<RepriceFees>
{
    public RepriceFeesValidator()
    {
        RuleFor(query => query.Code).NotEmpty().MaximumLength(40);
        RuleFor(query => query.Schedule).NotEmpty();
        RuleFor(query => query.Year).InclusiveBetween(2000, FeeScheduleTerms.LastYear).WithMessage("Give a year such as 2025.");
    }
}

internal sealed class RepriceFeesHandler(IGranciusDb db, TimeProvider clock) : IQueryHandler<RepriceFees, Repricing>
{
    /// <summary>More than any code has in a year. A hundred thousand take about a second, wherever they are kept.</summary>
    private const int MostFees = 1_000_000;

    public async Task<Result<Repricing>> Handle(RepriceFees query, CancellationToken ct)
    {
        var home = await db.Jurisdictions.AsNoTracking().SingleAsync(jurisdiction => jurisdiction.Id == query.By.JurisdictionId, ct);
        var code = await db.FeeCodes.AsNoTracking().SingleOrDefaultAsync(one => one.JurisdictionId == home.Id && one.Code == query.Code, ct);
        if (code is null)
            return FeeErrors.CodeNotFound(query.Code);
        if (code.Schedules.FirstOrDefault(version => version.Id == query.Schedule) is not { } version)
            return FeeScheduleErrors.Unknown;

        var today = home.DateAt(clock.GetUtcNow());
        var (from, to) = query.Year is { } year
            ? (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31))
            : (new DateOnly(today.Year, today.Month, 1).AddMonths(-11), today);
        var trial = new RepricingTrial(version.Rule, from, to);

        // One row at a time, and nothing kept of it but what is added to its month.
        await foreach (var fee in Assessed(home, code.Code, from, to).AsAsyncEnumerable().WithCancellation(ct))
        {
            if (trial.Tried == MostFees)
                return trial.Outcome(isCut: true);

            trial.Try(home.DateAt(fee.At), fee.Amount, new FeeInput(fee.Quantity, fee.Base, fee.Given));
        }

        return trial.Outcome(isCut: false);
    }

    /// <summary>Without those of invoices that were void: what was issued instead of them is there as well.</summary>
    private IQueryable<AssessedThen> Assessed(Jurisdiction home, string code, DateOnly from, DateOnly to)
    {
        var (begin, end) = (home.EndOf(from.AddDays(-1)), home.EndOf(to));
        return db.Fees.AsNoTracking()
            .Where(fee => fee.JurisdictionId == home.Id && fee.Code == code && fee.AssessedAt >= begin && fee.AssessedAt < end)
            .Where(fee => !db.Invoices.Any(invoice => invoice.Id == fee.InvoiceId && invoice.State == InvoiceState.Void))
            .Take(MostFees + 1)
            .Select(fee => new AssessedThen(fee.AssessedAt, fee.Amount, fee.Given.Quantity, fee.Given.Base, fee.Given.Amount));
    }

    private sealed record AssessedThen(DateTimeOffset At, Money Amount, decimal? Quantity, decimal? Base, decimal? Given);
}
