using Grancius.Sandbox.Sessions;

namespace Grancius.Sandbox.Payments;

/// <summary>Money that was taken, and its return or chargeback where there is one, past or to come.</summary>
internal sealed record Payment(HostedSession Session, Attempt Attempt, PaymentReturn? Return)
{
    public Guid Guid => Attempt.PaymentGuid;

    public object Shown() => new
    {
        paymentGuid = Guid,
        session = Session.RequestGuid,
        billerGuid = Session.BillerGuid,
        reference = Session.Reference,
        at = Attempt.At,
        tender = Attempt.Tender.Tender == Tender.Card ? "card" : "ach",
        brand = Attempt.Tender.Brand,
        message = Attempt.Message,
        amount = Attempt.AmountCents / 100m,
        amountCents = Attempt.AmountCents,
        feeCents = Attempt.FeeCents,
        invoices = Attempt.Shares.Select(s => new
        {
            invoiceNumber = s.Invoice.InvoiceNumber,
            invoiceTypeId = s.Invoice.TypeId,
            amountCents = s.Cents,
            feeCents = s.FeeCents,
        }),
        @return = Return is null ? null : new { on = Return.On, code = Return.Code, taken = Return.Taken },
    };
}

/// <summary>Money going back: on which day, why, and whether the balances already show it.</summary>
internal sealed record PaymentReturn(DateOnly On, string Code, bool Taken);
