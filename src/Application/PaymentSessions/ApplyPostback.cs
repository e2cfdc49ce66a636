using System.Security.Cryptography;
using System.Text;
using FluentValidation;
using Grancius.Application.Common;
using Grancius.Application.Jurisdictions;
using Grancius.Domain.Common;
using Grancius.Domain.Jurisdictions;
using Grancius.Domain.PaymentSessions;
using Grancius.Domain.Reconciliation;
using Microsoft.EntityFrameworkCore;

namespace Grancius.Application.PaymentSessions;

/// <summary>Holds a kept postback against its session and applies what is believed. Safe to repeat.</summary>
public sealed record ApplyPostback(Guid PostbackId) : ICommand<string>;

internal sealed class ApplyPostbackValidator : AbstractValidator<ApplyPostback>
{
    public ApplyPostbackValidator() => RuleFor(command => command.PostbackId).NotEmpty();
}

internal sealed class ApplyPostbackHandler(IGranciusDb db, ReconciliationOptions options, TimeProvider clock) : ICommandHandler<ApplyPostback, string>
{
    private static readonly Error NotKept = new("postback_not_found", "There is no such postback.", ErrorKind.NotFound);

    public Task<Result<string>> Handle(ApplyPostback command, CancellationToken ct) => db.Atomically<Result<string>>(async ct =>
    {
        var postback = await db.Postbacks.SingleOrDefaultAsync(postback => postback.Id == command.PostbackId, ct);
        if (postback is null)
            return NotKept;
        if (postback.DueAt is null)
            return postback.Outcome!;

        var news = PostbackReading.Read(postback);
        if (PostbackReading.SaysNothing(news))
        {
            postback.Applied("says nothing");
            return postback.Outcome!;
        }

        var session = await db.PaymentSessions.AsNoTracking()
            .Where(session => session.PostbackToken == postback.Token)
            .Select(session => new { session.Id, session.JurisdictionId, session.Invoices })
            .SingleOrDefaultAsync(ct);
        var outcome = session is null
            ? await KeepUnmatched(postback, news, ct)
            : await Apply(postback, news, session.Id, session.JurisdictionId, [.. session.Invoices.Select(line => line.InvoiceId)], ct);
        postback.Applied(outcome);
        return outcome;
    }, ct);

    private async Task<string> Apply(
        Postback postback, ProcessorNews news, PaymentSessionId id, JurisdictionId tenant, IReadOnlyCollection<Domain.Invoices.InvoiceId> invoices, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var jurisdiction = await db.Jurisdictions.AsNoTracking().SingleAsync(jurisdiction => jurisdiction.Id == tenant, ct);
        var cash = await CashApplication.Lock(db, id, invoices, options, now, ct);
        var match = string.Equals(postback.JurisdictionName, jurisdiction.Slug, StringComparison.OrdinalIgnoreCase)
            ? NewsMatch.Of(cash.Session, jurisdiction.Biller, news)
            : new NewsMatch.Mismatch(ExceptionKind.InvoiceMismatch, "The postback names another jurisdiction than the session's.");

        var outcome = match switch
        {
            NewsMatch.Money money => await Book(cash, money, news, postback, now, ct),
            NewsMatch.Decline => Decline(cash, postback, now),
            NewsMatch.Mismatch mismatch => await Doubt(cash, mismatch, news, postback, now, ct),
            _ => throw new InvalidOperationException($"{match.GetType().Name} is not a match we know."),
        };
        await cash.ReleaseHolds(ct);
        return outcome;
    }

    private static async Task<string> Book(
        CashApplication cash, NewsMatch.Money money, ProcessorNews news, Postback postback, DateTimeOffset now, CancellationToken ct)
    {
        var outcome = await cash.Book(money.Invoices, news.PaymentId!, news.ServiceFee, news.Tender, correction: null, ct);
        if (outcome != "known already")
            cash.Session.Note(EvidenceSource.Postback, $"Approved {news.Amount} for {string.Join(", ", money.Invoices.Select(line => line.Number))}.", now, postback.Id);
        return outcome;
    }

    private static string Decline(CashApplication cash, Postback postback, DateTimeOffset now)
    {
        cash.Session.Note(EvidenceSource.Postback, "Declined.", now, postback.Id);
        cash.Session.Decline(now);
        return "declined";
    }

    private static async Task<string> Doubt(
        CashApplication cash, NewsMatch.Mismatch mismatch, ProcessorNews news, Postback postback, DateTimeOffset now, CancellationToken ct)
    {
        cash.Session.Note(EvidenceSource.Postback, mismatch.Finding, now, postback.Id);
        await cash.Except(mismatch.Kind, news.PaymentId, news.Amount ?? Money.Zero, mismatch.Finding,
            $"{mismatch.Kind}:{cash.Session.Id.Value:N}:{KeyOf(postback, news)}", null, ct);
        return $"not believed: {mismatch.Kind}";
    }

    private async Task<string> KeepUnmatched(Postback postback, ProcessorNews news, CancellationToken ct)
    {
        if (news.Approval == Approval.Declined)
            return "unmatched decline";

        var key = $"unmatched:{KeyOf(postback, news)}";
        if (!await db.Exceptions.AnyAsync(item => item.NewsKey == key, ct))
        {
            db.Exceptions.Add(ExceptionItem.Raise(
                ExceptionKind.Unmatched, await TenantOf(postback, news, ct), null, news.InvoiceNumbers.FirstOrDefault(), news.PaymentId, news.Amount ?? Money.Zero,
                "The postback names no session that we know.", key, clock.GetUtcNow()));
        }

        return "unmatched";
    }

    /// <summary>By the name in the URL, else by the biller it claims; where several are billed as one, by whose the invoice is.</summary>
    private async Task<JurisdictionId?> TenantOf(Postback postback, ProcessorNews news, CancellationToken ct)
    {
        if (postback.JurisdictionName is { } slug && await db.Named(slug, ct) is { IsSuccess: true } named)
            return named.Value.Id;

        var billed = (await db.Jurisdictions.AsNoTracking().OrderBy(tenant => tenant.Slug).Take(PageLimit.Most).ToListAsync(ct))
            .FindAll(tenant => tenant.Biller.Is(news.BillerGuid))
            .ConvertAll(tenant => tenant.Id);
        if (billed.Count < 2 || news.InvoiceNumbers is not [var number, ..])
            return billed.Count == 0 ? null : billed[0];

        var owner = await db.Invoices.AsNoTracking()
            .Where(invoice => billed.Contains(invoice.JurisdictionId) && invoice.Number == number)
            .Select(invoice => invoice.JurisdictionId)
            .Take(2)
            .ToListAsync(ct);
        return owner is [var one] ? one : billed[0];
    }

    /// <summary>The same news has the same key: the processor's id and the invoices, or the very words.</summary>
    private static string KeyOf(Postback postback, ProcessorNews news) => news.PaymentId is { } id
        ? $"{id}:{string.Join(',', news.InvoiceNumbers)}:{news.Amount?.Cents}"
        : Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(postback.Query + "\n" + postback.Body)));
}
