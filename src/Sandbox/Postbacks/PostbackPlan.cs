using System.Globalization;
using Grancius.Sandbox.Faults;
using Grancius.Sandbox.Payments;
using Grancius.Sandbox.Sessions;

namespace Grancius.Sandbox.Postbacks;

/// <summary>Decides which postbacks follow an attempt, in which order and when: this is where they go wrong on purpose.</summary>
internal static class PostbackPlan
{
    private static readonly TimeSpan LateDelay = TimeSpan.FromSeconds(60);

    public static IReadOnlyList<PostbackWave> Make(HostedSession session, Attempt attempt, FaultSet faults, TimeZoneInfo zone, DateTimeOffset now)
    {
        var messages = Messages(session, attempt, faults, zone);
        if (!attempt.Approved && faults.Postback is PostbackFault.Reordered)
        {
            session.Hold(messages);
            return [];
        }

        return faults.Postback switch
        {
            PostbackFault.None => [],
            PostbackFault.Late => [new(faults.Delay ?? LateDelay, [messages[0]]), .. OneByOne(messages.Skip(1))],
            PostbackFault.Duplicate => [.. messages.SelectMany(FiveTimes)],
            PostbackFault.Reordered => OneByOne([.. messages.Reverse(), .. session.TakeHeld()]),
            PostbackFault.DeclineThenApprove when attempt.Approved => OneByOne([Declined(session, attempt, faults, zone, now), .. messages]),
            PostbackFault.ApproveThenDecline when attempt.Approved => OneByOne([.. messages, Declined(session, attempt, faults, zone, now)]),
            PostbackFault.WrongAmount when attempt.Approved => OneByOne(messages.Select(m => Wrong(m, faults))),
            PostbackFault.Partial when attempt.Approved => OneByOne(attempt.Shares.Count > 1 ? [messages[0]] : messages.Select(NoGuid)),
            _ => OneByOne(messages),
        };
    }

    /// <summary>News of money that nobody paid.</summary>
    public static IReadOnlyList<PostbackWave> Forged(HostedSession session, Attempt madeUp, FaultSet faults, TimeZoneInfo zone, DateTimeOffset now) =>
        OneByOne(Messages(session, madeUp, faults with { Postback = null }, zone)
            .Select(m => Untrue(m).With(PostbackMessage.BillerGuid, Guid.CreateVersion7(now).ToString())));

    /// <summary>The honest postbacks of an attempt, in the shape that is set.</summary>
    public static IReadOnlyList<PostbackMessage> Messages(HostedSession session, Attempt attempt, FaultSet faults, TimeZoneInfo zone)
    {
        var shape = faults.Postback is PostbackFault.PerInvoice or PostbackFault.Partial
            ? PostShape.PerInvoice
            : faults.Shape ?? (faults.Postback is PostbackFault.Reordered ? PostShape.PerInvoice : PostShape.PerPayment);
        return shape is PostShape.PerInvoice
            ? [.. attempt.Shares.Select(s => Message(session, attempt, [s], faults, zone))]
            : [Message(session, attempt, attempt.Shares, faults, zone)];
    }

    private static PostbackMessage Message(
        HostedSession session, Attempt attempt, IReadOnlyList<PaymentShare> shares, FaultSet faults, TimeZoneInfo zone)
    {
        var fee = shares.Sum(s => s.FeeCents);
        var amount = shares.Sum(s => s.Cents) + (faults.FeeInAmount is true ? fee : 0);
        var customer = shares[0].Invoice.Customer;
        var at = TimeZoneInfo.ConvertTime(attempt.At, zone);
        KeyValuePair<string, string>[] fields =
        [
            new(PostbackMessage.BillerGuid, session.BillerGuid.ToString()),
            new("PaymentDate", at.ToString("MM/dd/yyyy h:mm:ss tt", CultureInfo.InvariantCulture)),
            new("InvoiceNumber", shares[0].Invoice.InvoiceNumber),
            new("Approved", attempt.Approved ? bool.TrueString : bool.FalseString),
            new("CustomerName", customer.Name),
            new("CustomerAddress", customer.Address),
            new("CustomerCity", customer.City),
            new("CustomerState", customer.State),
            new("CustomerZip", customer.Zip),
            new(PostbackMessage.PaymentGuid, attempt.PaymentGuid.ToString()),
            new(PostbackMessage.PaymentAmount, Dollars.Plain(amount)),
            new("PaymentDescription", shares[0].Invoice.TypeName),
            new("PaymentTypeID", attempt.Tender.Tender == Tender.Card ? "1" : "2"),
            new("CardType", attempt.Tender.Tender == Tender.Card ? attempt.Tender.Brand : ""),
            new("PaymentMessage", attempt.Message),
            new("BillerReference", session.Reference ?? ""),
            new("ConvenienceFee", Dollars.Plain(fee)),
            new("RemoteIP", attempt.RemoteIp),
        ];
        return new(fields, attempt.Approved ? new(attempt.PaymentGuid, [.. shares.Select(s => s.Invoice.InvoiceNumber)]) : null);
    }

    private static PostbackMessage Declined(HostedSession session, Attempt attempt, FaultSet faults, TimeZoneInfo zone, DateTimeOffset now)
    {
        var decline = attempt with { PaymentGuid = Guid.CreateVersion7(now), Approved = false, Message = "DECLINED Insufficient funds" };
        return Message(session, decline, decline.Shares, faults, zone);
    }

    private static PostbackMessage Wrong(PostbackMessage message, FaultSet faults)
    {
        _ = Dollars.TryParse(message.Fields.First(f => f.Key is PostbackMessage.PaymentAmount).Value, out var right);
        var wrong = faults.AmountCents is { } by ? Math.Max(0, right + by) : right / 2;
        return Untrue(message).With(PostbackMessage.PaymentAmount, Dollars.Plain(wrong));
    }

    private static PostbackMessage NoGuid(PostbackMessage message) => Untrue(message).Without(PostbackMessage.PaymentGuid);

    private static PostbackMessage Untrue(PostbackMessage message) => message with { TellsOf = null };

    private static IReadOnlyList<PostbackWave> OneByOne(IEnumerable<PostbackMessage> messages) =>
        [.. messages.Select(m => new PostbackWave(TimeSpan.Zero, [m]))];

    // Three at the same moment, then two stragglers.
    private static IEnumerable<PostbackWave> FiveTimes(PostbackMessage message) =>
        [new(TimeSpan.Zero, [message, message, message]), new(TimeSpan.Zero, [message]), new(TimeSpan.Zero, [message])];
}
