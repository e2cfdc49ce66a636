using System.Text.Json;
using Grancius.Application.Common;
using Grancius.Domain.Common;
using Grancius.Domain.Invoices;
using Grancius.Domain.Jurisdictions;
using Grancius.Domain.Mail;
using Grancius.Domain.PaymentLinks;
using Grancius.Domain.PaymentSessions;
using Microsoft.EntityFrameworkCore;

namespace Grancius.Application.Mail;

/// <summary>Finds the words of a letter when its turn comes: by what is true then, in its payer's language.</summary>
internal sealed class LetterWriter(IGranciusDb db, ISeal seal, PublicAddress site, TimeProvider clock)
{
    private const string Purpose = "letters";

    public string Seal(LetterText text) => seal.Close(Purpose, JsonSerializer.Serialize(text));

    /// <returns>Null where what it was to tell is no longer true: then it must not be sent.</returns>
    public async Task<LetterText?> TextOf(Letter letter, CancellationToken ct)
    {
        if (letter.Kind == LetterKind.Invitation && !await IsStillGood(letter.Id.Value, ct))
            return null;
        if (letter.Kind == LetterKind.PaymentLink && await IsGoodForNothing(new PaymentLinkId(letter.Id.Value), ct))
            return null;
        if (letter.SealedText is { } text)
            return JsonSerializer.Deserialize<LetterText>(seal.Open(Purpose, text));
        if (letter.SessionId is not { } id)
            return null;

        var about = await (
            from session in db.PaymentSessions.AsNoTracking()
            where session.Id == id
            join jurisdiction in db.Jurisdictions on session.JurisdictionId equals jurisdiction.Id
            select new { session.Status, session.AmountPaid, session.Reference, session.ReceiptToken, jurisdiction }).SingleOrDefaultAsync(ct);
        return (letter.Kind, about) switch
        {
            // Money that turned out to be another attempt's is nothing to receipt: the letter would name another amount, or none.
            (LetterKind.Receipt, { Status: PaymentSessionStatus.Paid, AmountPaid.IsPositive: true }) =>
                Receipt(letter.Language, about.jurisdiction, about.Reference, about.AmountPaid, new Uri(site.Url, $"{about.jurisdiction.Slug}/receipts/{about.ReceiptToken}")).Set(),
            (LetterKind.UnderReview, { Status: PaymentSessionStatus.UnderReview }) => UnderReview(letter.Language, about.jurisdiction, about.Reference).Set(),
            _ => null,
        };
    }

    /// <summary>Whether the invitation that the letter brings is neither used, withdrawn nor too old.</summary>
    private async Task<bool> IsStillGood(Guid id, CancellationToken ct) =>
        (await db.StaffInvitations.AsNoTracking().SingleOrDefaultAsync(invitation => invitation.Id == id, ct))?.IsOpen(clock.GetUtcNow()) == true;

    /// <summary>Whether the link that the letter brings was withdrawn, is too old, or has nothing due any more.</summary>
    private async Task<bool> IsGoodForNothing(PaymentLinkId id, CancellationToken ct)
    {
        // Links are kept for ever: a letter without one was written before letters were called by their link.
        if (await db.PaymentLinks.AsNoTracking().SingleOrDefaultAsync(link => link.Id == id, ct) is not { } link)
            return false;
        if (link.StateAt(clock.GetUtcNow()) != LinkState.Good)
            return true;

        var invoices = link.Invoices.Select(line => line.InvoiceId).ToList();
        return !await db.Invoices.AnyAsync(invoice => invoices.Contains(invoice.Id) && invoice.State == InvoiceState.Open, ct);
    }

    private static LetterBody Receipt(string language, Jurisdiction from, string reference, Money paid, Uri address) => language == "es"
        ? new LetterBody("es", $"Recibo {reference} de {from.Name}", $"Recibimos su pago de {paid}",
            [$"Gracias. {from.Name} recibió su pago. El número de su recibo es {reference}."],
            ("Ver su recibo", address), ["No tiene que hacer nada más."], FootOf(from, "es"))
        : new LetterBody("en", $"Receipt {reference} from {from.Name}", $"We received your payment of {paid}",
            [$"Thank you. {from.Name} has received your payment. Your receipt number is {reference}."],
            ("See your receipt", address), ["There is nothing more to do."], FootOf(from, "en"));

    private static LetterBody UnderReview(string language, Jurisdiction from, string reference) => language == "es"
        ? new LetterBody("es", $"Pago {reference} en revisión, {from.Name}", "Estamos revisando su pago",
            ["Vimos dinero que no coincide con lo que se pidió. Nuestro personal lo está revisando.", "No pague otra vez.", $"Si nos llama, mencione el número {reference}."],
            null, [], FootOf(from, "es"))
        : new LetterBody("en", $"Payment {reference} is being checked, {from.Name}", "We are checking your payment",
            ["We saw money that does not match what was asked for. Our staff are looking at it.", "Do not pay again.", $"If you call us, quote the number {reference}."],
            null, [], FootOf(from, "en"));

    /// <summary>Who sends it and whom to ask.</summary>
    public static string FootOf(Jurisdiction from, string language) => language == "es"
        ? $"{from.Name}. ¿Preguntas? Llame al {from.Contact.Phone} o escriba a {from.Contact.Email}."
        : $"{from.Name}. Questions? Call {from.Contact.Phone} or write to {from.Contact.Email}.";
}
