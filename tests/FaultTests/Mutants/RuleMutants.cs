using Grancius.Application.Common;
using Grancius.Application.Fees;
using Grancius.Application.PaymentSessions;
using Grancius.Domain.Common;
using Grancius.Domain.Jurisdictions;
using Grancius.Domain.PaymentSessions;
using Grancius.FaultTests.Nodes;
using Grancius.FaultTests.Processors;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Grancius.FaultTests.Mutants;

/// <summary>Nobody asks about what nobody told.</summary>
internal sealed class NoSweep : Mutant
{
    public override void Exchange(IServiceCollection services) => Around<SweepPaymentSessions, JobReport>(services, (_, _, _) =>
    {
        Bites++;
        return Task.FromResult<Result<JobReport>>(new JobReport(0, 0, 0, 0));
    });
}

/// <summary>A postback that could not be applied when it came is left.</summary>
internal sealed class PendingPostbacksAreLeft : Mutant
{
    public override void Exchange(IServiceCollection services) => Around<ApplyPendingPostbacks, JobReport>(services, (_, _, _) =>
    {
        Bites++;
        return Task.FromResult<Result<JobReport>>(new JobReport(0, 0, 0, 0));
    });
}

/// <summary>What cannot be asked about for a day is over.</summary>
internal sealed class ExpireWhileUnreachable : Mutant
{
    public override void Exchange(IServiceCollection services) => Around<SweepPaymentSessions, JobReport>(services, async (provider, request, inner) =>
    {
        var report = await inner(request);
        var (db, options, now) = (provider.GetRequiredService<IGranciusDb>(), provider.GetRequiredService<ReconciliationOptions>(), provider.GetRequiredService<TimeProvider>().GetUtcNow());
        await db.Atomically(async ct =>
        {
            var old = now - TimeSpan.FromHours(3);
            foreach (var session in await db.PaymentSessions.Where(session => session.Status == PaymentSessionStatus.Unknown && session.CreatedAt < old).OrderBy(session => session.Id).ToListAsync(ct))
            {
                Bites++;
                session.IsUnpaid("It could not be asked.", options.Schedule, TimeSpan.Zero, now);
                await session.ReleaseHoldsUnlessLive(db, ct);
            }

            return true;
        }, default);
        return report;
    });
}

/// <summary>A processor that cannot be reached is taken for one that knows of no payment.</summary>
internal sealed class UnreachableReadAsNotPaid : Mutant
{
    public override void Exchange(IServiceCollection services) =>
        services.Replace(ServiceDescriptor.Singleton<IPaymentProcessor>(provider => new Assumes(this, new ProcessorPort(provider.GetRequiredService<Node>()))));

    private sealed class Assumes(UnreachableReadAsNotPaid mutant, ProcessorPort port) : IPaymentProcessor
    {
        public string Compose(PaymentRequest request) => port.Compose(request);

        public Task<Result<Uri>> Open(Biller biller, string request, CancellationToken ct) => port.Open(biller, request, ct);

        public async Task<BalanceAnswer> BalanceOf(Biller biller, string invoiceNumber, CancellationToken ct)
        {
            var answer = await port.BalanceOf(biller, invoiceNumber, ct);
            if (answer is not BalanceAnswer.Unreachable)
                return answer;

            mutant.Bites++;
            return new BalanceAnswer.NotFound();
        }
    }
}

/// <summary>Who comes back from the processor's page has paid.</summary>
internal sealed class TrustTheReturnPage : Mutant
{
    public override void Exchange(IServiceCollection services) => Around<GetPaymentResult, PaymentResult>(services, async (provider, query, inner) =>
    {
        var db = provider.GetRequiredService<IGranciusDb>();
        var returned = await db.PaymentSessions.AsNoTracking().Where(session => session.Token == query.Token).Select(session => new { session.Id, session.Invoices }).SingleOrDefaultAsync();
        if (returned is not null)
        {
            await db.Atomically(async ct =>
            {
                var locked = await LockedSessions.Lock(db, [returned.Id], [.. returned.Invoices.Select(line => line.InvoiceId)], ct);
                var cash = new CashApplication(db, locked, locked[returned.Id], provider.GetRequiredService<ReconciliationOptions>(), provider.GetRequiredService<TimeProvider>().GetUtcNow());
                var open = cash.Session.Invoices.Where(line => !line.IsPaid && cash[line].AmountPaid.IsZero).ToList();
                if (open.Count > 0)
                {
                    Bites++;
                    await cash.Infer(open, ct);
                }

                await locked.ReleaseHolds(ct);
                return true;
            }, default);
        }

        return await inner(query);
    });
}

/// <summary>A request that is repeated is done again.</summary>
internal sealed class IdempotencyKeyIgnored : Mutant
{
    public override void Exchange(IServiceCollection services)
    {
        Around<AssessFees, AssessedFees>(services, (_, request, inner) => inner(request with { IdempotencyKey = Ignored(request.IdempotencyKey) }));
        Around<StartPaymentSession, StartedSession>(services, (_, request, inner) => inner(request with { IdempotencyKey = Ignored(request.IdempotencyKey) }));
    }

    private string? Ignored(string? key)
    {
        Bites += key is null ? 0 : 1;
        return null;
    }
}

/// <summary>A declined card ends the attempt.</summary>
internal sealed class DeclineClosesTheSession : Mutant
{
    public override void Exchange(IServiceCollection services) => Around<ApplyPostback, string>(services, async (provider, request, inner) =>
    {
        var outcome = await inner(request);
        if (outcome is { IsSuccess: true, Value: "declined" })
        {
            var (db, now) = (provider.GetRequiredService<IGranciusDb>(), provider.GetRequiredService<TimeProvider>().GetUtcNow());
            await db.Atomically(async ct =>
            {
                var postback = await db.Postbacks.AsNoTracking().SingleAsync(postback => postback.Id == request.PostbackId, ct);
                var session = await db.PaymentSessions.SingleAsync(session => session.PostbackToken == postback.Token, ct);
                Bites += session.Cancel(now).IsSuccess ? 1 : 0;
                await session.ReleaseHoldsUnlessLive(db, ct);
                return true;
            }, default);
        }

        return outcome;
    });
}

/// <summary>Money for an attempt that is over is turned away.</summary>
internal sealed class LateMoneyRefused : Mutant
{
    public override void Exchange(IServiceCollection services) => Around<ApplyPostback, string>(services, async (provider, request, inner) =>
    {
        var db = provider.GetRequiredService<IGranciusDb>();
        var refused = await db.Atomically(async ct =>
        {
            var postback = await db.Postbacks.SingleOrDefaultAsync(postback => postback.Id == request.PostbackId, ct);
            var session = await db.PaymentSessions.AsNoTracking().SingleOrDefaultAsync(session => postback != null && session.PostbackToken == postback.Token, ct);
            if (session?.Status is not (PaymentSessionStatus.Expired or PaymentSessionStatus.Cancelled or PaymentSessionStatus.Failed))
                return false;

            Bites++;
            postback!.Applied("too late");
            return true;
        }, default);
        return refused ? "too late" : await inner(request);
    });
}
