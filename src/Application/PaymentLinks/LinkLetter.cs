using Grancius.Application.Mail;
using Grancius.Domain.Common;
using Grancius.Domain.Invoices;
using Grancius.Domain.Jurisdictions;
using Grancius.Domain.PaymentLinks;

namespace Grancius.Application.PaymentLinks;

/// <summary>The letter that brings a payment link, in the language that was chosen for it.</summary>
internal static class LinkLetter
{
    public static LetterBody Of(PaymentLink link, Jurisdiction from, IReadOnlyList<Invoice> invoices, Uri address)
    {
        var (numbers, total) = (string.Join(", ", invoices.Select(invoice => invoice.Number)), Money.Sum(invoices.Select(invoice => invoice.BalanceDue)));
        var until = from.DateAt(link.ExpiresAt);
        return link.Language == "es"
            ? new LetterBody("es", $"Su factura de {from.Name}", $"Debe {total} a {from.Name}",
                [$"Puede pagar en línea, sin cuenta ni contraseña: {numbers}."],
                ("Ver y pagar su factura", address), [$"El enlace es válido hasta el {until:dd/MM/yyyy}. Quien lo tenga puede ver esta factura: no lo reenvíe."],
                LetterWriter.FootOf(from, "es"))
            : new LetterBody("en", $"Your bill from {from.Name}", $"You owe {total} to {from.Name}",
                [$"You can pay online, without an account or a password: {numbers}."],
                ("See and pay your bill", address), [$"The link is good until {until:MM/dd/yyyy}. Whoever has it can see this bill: do not forward it."],
                LetterWriter.FootOf(from, "en"));
    }
}
