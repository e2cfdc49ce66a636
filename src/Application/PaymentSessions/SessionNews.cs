using Grancius.Application.Common;
using Grancius.Application.Jurisdictions;
using Grancius.Domain.Jurisdictions;
using Grancius.Domain.PaymentSessions;
using Grancius.Domain.Reconciliation;

namespace Grancius.Application.PaymentSessions;

/// <summary>Whose the session is, as a postback has to name it.</summary>
internal sealed record Payee(JurisdictionId Id, string Slug, Biller Biller);

/// <summary>What a postback does to the locked session that its secret names.</summary>
internal sealed class SessionNews(IGranciusDb db, CashApplication cash, Payee payee, Postback postback, DateTimeOffset now)
{
    /// <returns>What became of it, for the postback's record.</returns>
    public async Task<string> Apply(ProcessorNews news, CancellationToken ct)
    {
        var match = await NamesTheJurisdiction(ct)
            ? NewsMatch.Of(cash.Session, payee.Biller, news)
            : new NewsMatch.Mismatch(ExceptionKind.InvoiceMismatch, "The postback names another jurisdiction than the session's.");

        return match switch
        {
            NewsMatch.Money money => await Book(money, news, ct),
            NewsMatch.Decline => Decline(),
            NewsMatch.Mismatch { Kind: ExceptionKind.AmountMismatch } when await cash.ShownBefore(news, ct) is { Count: > 0 } shown => await Book(new(shown), news, ct),
            NewsMatch.Mismatch mismatch => await Doubt(mismatch, news, ct),
            _ => throw new InvalidOperationException($"{match.GetType().Name} is not a match we know."),
        };
    }

    /// <summary>By its slug of today, or by the one it had when the session was opened.</summary>
    private async Task<bool> NamesTheJurisdiction(CancellationToken ct) =>
        string.Equals(postback.JurisdictionName, payee.Slug, StringComparison.OrdinalIgnoreCase)
        || (postback.JurisdictionName is { } old && await db.WasEverNamed(payee.Id, old, ct));

    private async Task<string> Book(NewsMatch.Money money, ProcessorNews news, CancellationToken ct)
    {
        var outcome = await cash.Book(money.Invoices, news.PaymentId!, news.ServiceFee, news.Tender, correction: null, ct);
        if (outcome != "known already")
            cash.Session.Note(EvidenceSource.Postback, $"Approved {news.Amount} for {string.Join(", ", money.Invoices.Select(line => line.Number))}.", now, postback.Id);
        return outcome;
    }

    private string Decline()
    {
        cash.Session.Note(EvidenceSource.Postback, "Declined.", now, postback.Id);
        cash.Session.Decline(now);
        return "declined";
    }

    private async Task<string> Doubt(NewsMatch.Mismatch mismatch, ProcessorNews news, CancellationToken ct)
    {
        cash.Session.Note(EvidenceSource.Postback, mismatch.Finding, now, postback.Id);
        await cash.Doubt(mismatch, news, $"{mismatch.Kind}:{cash.Session.Id.Value:N}:{PostbackReading.KeyOf(postback, news)}", ct);
        return $"not believed: {mismatch.Kind}";
    }
}
