using Microsoft.AspNetCore.WebUtilities;

namespace Grancius.FunctionalTests.Fixture;

/// <summary>An attempt to pay, as the API opened it and as the processor was told of it.</summary>
public sealed record Session(Guid Id, string RedirectUrl, Bill Bill, string PostbackUrl)
{
    /// <summary>The secret that only the processor and the payer are given.</summary>
    public string Token => QueryHelpers.ParseQuery(new Uri(PostbackUrl).Query)["Session"]!;

    /// <summary>News that the whole bill was paid, as the processor writes it.</summary>
    public Postback Approval(string paymentId) => Postback.For(this)
        .With("PaymentGUID", paymentId)
        .With("PaymentAmount", Bill.Total.ToString("0.00", System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>News that one invoice was paid.</summary>
    public Postback Approval(string paymentId, string invoice, string amount) =>
        Approval(paymentId).With("InvoiceNumber", invoice).With("PaymentAmount", amount);

    public Postback Decline() => Approval(Guid.CreateVersion7().ToString()).With("Approved", "False").With("PaymentMessage", "DECLINED Insufficient funds");
}
