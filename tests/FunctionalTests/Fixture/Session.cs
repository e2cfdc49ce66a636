using Microsoft.AspNetCore.WebUtilities;

namespace Grancius.FunctionalTests.Fixture;

/// <summary>An attempt to pay, as the API opened it and as the processor was told of it.</summary>
public sealed record Session(Guid Id, string RedirectUrl, Bill Bill, string PostbackUrl, string ReturnUrl)
{
    /// <summary>The secret that only the processor is given.</summary>
    public string Token => QueryHelpers.ParseQuery(new Uri(PostbackUrl).Query)["Session"]!;

    /// <summary>The secret that the payer is given.</summary>
    public string PayersToken => QueryHelpers.ParseQuery(new Uri(ReturnUrl).Query)["Session"]!;

    /// <summary>News that the whole bill was paid, as the processor writes it.</summary>
    public Postback Approval(string paymentId) => Postback.For(this)
        .With("PaymentGUID", paymentId)
        .With("PaymentAmount", Bill.Total.ToString("0.00", System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>The session of which the processor was told last.</summary>
    public static async Task<Session> Of(Guid id, string redirectUrl, Bill bill, Portal portal)
    {
        var sent = await portal.LastOpening();
        return new Session(id, redirectUrl, bill, sent.Text("PostBackURL"), sent.Text("ReturnURL"));
    }

    /// <summary>News that one invoice was paid.</summary>
    public Postback Approval(string paymentId, string invoice, string amount) =>
        Approval(paymentId).With("InvoiceNumber", invoice).With("PaymentAmount", amount);

    public Postback Decline() => Approval(Guid.CreateVersion7().ToString()).With("Approved", "False").With("PaymentMessage", "DECLINED Insufficient funds");
}
