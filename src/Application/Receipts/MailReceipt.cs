using Grancius.Application.Common;
using Grancius.Domain.PaymentSessions;
using Microsoft.EntityFrameworkCore;

namespace Grancius.Application.Receipts;

/// <summary>Sends letters, where the county has set up a way to.</summary>
internal interface IPost
{
    /// <summary>False where nothing is set up: then no letter may be promised.</summary>
    bool IsOn { get; }

    /// <param name="id">The same letter has the same id however often it is sent.</param>
    Task Send(Letter letter, Guid id, CancellationToken ct);
}

internal sealed record Letter(string To, string Subject, string Text);

/// <summary>When a session is paid, its payer gets the receipt's address by e-mail, in the language the bill was paid in.</summary>
internal sealed class MailReceipt(IGranciusDb db, IPost post, PublicAddress site)
{
    public async Task React(PaymentSessionMoved moved, Guid id, CancellationToken ct)
    {
        if (!post.IsOn || moved.To != nameof(PaymentSessionStatus.Paid))
            return;

        var found = await (
            from session in db.PaymentSessions.AsNoTracking()
            where session.Id == moved.SessionId
            join account in db.Accounts on session.AccountId equals account.Id
            join jurisdiction in db.Jurisdictions on session.JurisdictionId equals jurisdiction.Id
            select new { session, account.Customer.Email, jurisdiction.Name, jurisdiction.Slug }).SingleAsync(ct);
        if (string.IsNullOrEmpty(found.Email))
            return;

        var address = new Uri(site.Url, $"{found.Slug}/receipts/{found.session.ReceiptToken}");
        await post.Send(found.session.Language == "es"
            ? new Letter(found.Email, $"Recibo {found.session.Reference} de {found.Name}",
                $"Recibimos su pago de {found.session.AmountPaid}.\n\nSu recibo: {address}\n\nNo tiene que hacer nada más.\n")
            : new Letter(found.Email, $"Receipt {found.session.Reference} from {found.Name}",
                $"We received your payment of {found.session.AmountPaid}.\n\nYour receipt: {address}\n\nThere is nothing more to do.\n"), id, ct);
    }
}

/// <summary>Where the site is reached from outside.</summary>
public sealed record PublicAddress(Uri Url);
