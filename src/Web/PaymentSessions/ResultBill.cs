using Grancius.Application.PaymentSessions;
using Grancius.Domain.Common;
using Grancius.Web.Invoices;

namespace Grancius.Web.PaymentSessions;

internal static class ResultBill
{
    /// <summary>The bill an attempt was for: who holds the attempt's token was shown it before.</summary>
    public static KnownBill Bill(this PaymentResult result) =>
        new(result.AccountNumber, result.Invoices is [var only] ? [only.Number] : []);

    /// <summary>What was asked for and has not been seen.</summary>
    public static Money StillDue(this PaymentResult result) =>
        result.Amount > result.AmountPaid ? result.Amount - result.AmountPaid : Money.Zero;
}
