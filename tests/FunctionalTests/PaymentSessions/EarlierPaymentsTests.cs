using System.Data.Common;
using Grancius.FunctionalTests.Fixture;
using Microsoft.EntityFrameworkCore;

namespace Grancius.FunctionalTests.PaymentSessions;

/// <summary>Payments that the first release booked, brought to this version.</summary>
public class EarlierPaymentsTests
{
    [Theory]
    [InlineData("Sqlite")]
    [InlineData("Postgres")]
    public Task The_first_payment_with_an_id_brought_it_and_no_other_session_may(string provider) => EarlierStore.Holding(
        [
            Payment(1, jurisdiction: 1, session: 11, "'pay-1'"),
            Payment(2, jurisdiction: 1, session: 11, "'pay-1'"),
            // Seen by its balance, before anybody told its id.
            Payment(3, jurisdiction: 1, session: 12, "NULL"),
            Payment(4, jurisdiction: 2, session: 13, "'pay-1'"),
            // As two nodes could book it that heard one id for two sessions in the same instant.
            Payment(5, jurisdiction: 1, session: 14, "'pay-1'"),
        ],
        provider,
        async db =>
        {
            (await db.Payments.OrderBy(payment => payment.InvoiceNumber).Select(payment => payment.BringsPaymentId).ToListAsync())
                .ShouldBe([true, false, false, true, false]);
            var bringItAgain = () => db.Payments.Where(payment => payment.InvoiceNumber == "BU5-5").ExecuteUpdateAsync(payment => payment.SetProperty(one => one.BringsPaymentId, true));
            (await Should.ThrowAsync<DbException>(bringItAgain)).Message.ShouldContain("payment");
        });

    private static string Payment(int place, int jurisdiction, int session, string paymentId) =>
        "INSERT INTO payments (id, jurisdiction_id, session_id, invoice_id, invoice_number, processor_payment_id, amount, applied, seen_at) VALUES "
        + $"('{Id(place)}', '{Id(jurisdiction)}', '{Id(session)}', '{Id(100 + place)}', 'BU5-{place}', {paymentId}, 5000, 5000, 1735750000000)";

    private static string Id(int number) => $"01936f00-0000-7000-8000-{number:000000000000}";
}
