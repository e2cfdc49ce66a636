using Grancius.Application.Invoices;
using Grancius.Domain.Common;
using Grancius.Domain.Jurisdictions;
using Grancius.Domain.PaymentSessions;
using Grancius.Web.Shared;
using Microsoft.Extensions.Localization;

namespace Grancius.Web.PaymentSessions;

/// <summary>The methods of payment as forms and pages name them.</summary>
internal static class PayMethods
{
    /// <summary>In the order of the list; the first is what most payers want.</summary>
    public static readonly IReadOnlyDictionary<string, PaymentMethod> Names = new Dictionary<string, PaymentMethod>(StringComparer.Ordinal)
    {
        ["Online"] = PaymentMethod.Online,
        ["Card"] = PaymentMethod.Card,
        ["ACH"] = PaymentMethod.Ach,
        ["EMV"] = PaymentMethod.Emv,
    };

    /// <summary>How it was paid: the chosen method, with what the processor said of the card or account.</summary>
    public static string Describe(IStringLocalizer<Words> words, PaymentMethod method, string? tender) => (method, tender) switch
    {
        (_, null or "") => words["Method." + method],
        (PaymentMethod.Online or PaymentMethod.Ach, "ACH") => words["Method.Ach"],
        (PaymentMethod.Online, _) => words["Method.Card.Of", tender],
        (PaymentMethod.Emv, _) => words["Method.Emv.Of", tender],
        (_, _) => words["Method.Card.Of", tender],
    };

    /// <summary>The service fee by method: "Card: $9.05. Bank account: none."</summary>
    public static string Describe(this ServiceFeeQuote fees, IStringLocalizer<Words> words)
    {
        return words["Pay.ServiceFee.ByMethod", Amount(fees.Card), Amount(fees.BankAccount)];

        string Amount(Money fee) => fee.IsZero ? words["Pay.ServiceFee.No"] : Display.Money(fee.Dollars);
    }

    /// <summary>Whether the payer can go on where the attempt was left.</summary>
    public static bool MayContinue(this AttemptUnderWay attempt) =>
        attempt is { HasPage: true, State: PaymentSessionStatus.AwaitingPayer or PaymentSessionStatus.Declined };
}
