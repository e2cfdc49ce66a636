using Grancius.Application.Invoices;
using Grancius.Domain.Common;
using Grancius.Domain.Jurisdictions;
using Grancius.Web.Shared;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Localization;

namespace Grancius.Web.PaymentSessions;

/// <summary>What the page showed, in cents, sent back with the form: nobody pays other amounts than those they saw.</summary>
public sealed class ShownAmounts
{
    /// <summary>What is due.</summary>
    public long Total { get; set; }

    /// <summary>The service fee by card.</summary>
    public long Card { get; set; }

    /// <summary>The service fee by bank account.</summary>
    public long BankAccount { get; set; }

    /// <summary>The service fees as they were shown.</summary>
    public ServiceFeeQuote ServiceFees => new(Money.OfCents(Card), Money.OfCents(BankAccount));

    /// <summary>How the bill of now differs from what was shown; null where it does not.</summary>
    public string? Difference(Basket basket, IStringLocalizer<Words> words)
    {
        ArgumentNullException.ThrowIfNull(basket);
        ArgumentNullException.ThrowIfNull(words);
        if (Total != basket.Total.Cents)
            return words["Pay.Changed", Display.Money(basket.Total.Dollars)];

        return ServiceFees == basket.ServiceFees ? null : words["Pay.ServiceFee.Changed"].Value;
    }

    /// <summary>The page shows the amounts of now, not those that were sent.</summary>
    internal static void Forget(ModelStateDictionary state)
    {
        foreach (var key in state.Keys.Where(key => key.StartsWith("Shown", StringComparison.Ordinal)).ToList())
            _ = state.Remove(key);
    }
}
