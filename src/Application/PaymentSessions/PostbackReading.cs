using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Grancius.Domain.Common;
using Grancius.Domain.PaymentSessions;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace Grancius.Application.PaymentSessions;

/// <summary>
/// Reads the fields of the silent postback, from the form or, where it has none, from the query. Names are compared
/// without case. Nothing here decides what is true.
/// </summary>
internal static class PostbackReading
{
    private const int LongestField = 200;

    /// <summary>One post may name every invoice of a session.</summary>
    private const int LongestList = 4000;

    private static readonly CultureInfo Dollars = CultureInfo.GetCultureInfo("en-US");

    public static ProcessorNews Read(Postback postback)
    {
        var fields = new Dictionary<string, StringValues>(QueryHelpers.ParseQuery(postback.Query), StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in QueryHelpers.ParseQuery(postback.Body))
            fields[name] = value;

        string? Field(string name, int longest = LongestField) => fields.TryGetValue(name, out var value) && value.FirstOrDefault()?.Trim() is { Length: > 0 } text
            && text.Length <= longest && !text.Any(char.IsControl)
            ? text
            : null;

        return new ProcessorNews(
            Field("BillerGUID"),
            Field("PaymentGUID"),
            Field("InvoiceNumber", LongestList)?.Split([',', ';', '|'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [],
            postback.Truncated ? Approval.NotUnderstood : ApprovalOf(Field("Approved")),
            AmountOf(Field("PaymentAmount")),
            AmountOf(Field("ConvenienceFee")) is { IsPositive: true } fee ? fee : Money.Zero,
            Field("CardType") ?? Field("PaymentTypeID"));
    }

    /// <summary>Somebody opened the address without any of a postback's fields: kept, and no news of anything.</summary>
    public static bool SaysNothing(ProcessorNews news) =>
        news is { Approval: Approval.NotUnderstood, BillerGuid: null, PaymentId: null, Amount: null, InvoiceNumbers.Count: 0 };

    /// <summary>The same news has the same key: the processor's id and the invoices, or the very words.</summary>
    public static string KeyOf(Postback postback, ProcessorNews news) => news.PaymentId is { } id
        ? $"{id}:{string.Join(',', news.InvoiceNumbers)}:{news.Amount?.Cents}"
        : Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(postback.Query + "\n" + postback.Body)));

    /// <summary>Only the literal of .NET's booleans counts, in any case.</summary>
    private static Approval ApprovalOf(string? text) => text?.ToUpperInvariant() switch
    {
        "TRUE" => Approval.Approved,
        "FALSE" => Approval.Declined,
        _ => Approval.NotUnderstood,
    };

    private static Money? AmountOf(string? text) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands | NumberStyles.AllowCurrencySymbol | NumberStyles.AllowLeadingSign, Dollars, out var dollars)
        && Money.FromDollars(dollars) is { IsSuccess: true } money
            ? money.Value
            : null;
}
