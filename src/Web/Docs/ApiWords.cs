using System.Text.Json.Nodes;
using Grancius.Web.Fees;
using Grancius.Web.PaymentSessions;

namespace Grancius.Web.Docs;

/// <summary>The words and examples of the API's description.</summary>
internal static class ApiWords
{
    public const string Introduction =
        "Fees, invoices and payments of one jurisdiction. Amounts are dollars with two decimals; times are RFC 3339 in UTC; dates are calendar dates. "
        + "Errors are ProblemDetails with a stable `code`. Lists that can grow are paged: give `next` of one answer as `after` of the following call.";

    public static IReadOnlyDictionary<string, string> Groups { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["Fees"] = "Work out what fees cost, and charge them.",
        ["Invoices"] = "What an account owes: the fees of one invoice type.",
        ["Payment sessions"] = "One attempt to pay invoices at the processor.",
        ["Readers"] = "The card readers at the counters.",
        ["Ledger"] = "The double-entry books behind every assessment and payment.",
        ["Reconciliation"] = "Money and news that a rule could not put where it belongs.",
    };

    public static IReadOnlyDictionary<string, string> Parameters { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["jurisdiction"] = "The part of every address that names the county or city.",
        ["Idempotency-Key"] = "Chosen by you, at most 200 characters. The same key with the same body gets the first answer again.",
        ["invoiceNumber"] = "Account number, dash, invoice type.",
        ["accountNumber"] = "Only invoices of this account.",
        ["state"] = "Only rows in this state.",
        ["after"] = "`next` of the page before.",
        ["limit"] = "How many rows, 1 to 200; 50 where it is left out.",
        ["asOf"] = "To the end of this day in the jurisdiction's time zone; everything where it is left out.",
        ["id"] = "The session's id, from the answer that opened it.",
    };

    public static IReadOnlyDictionary<string, JsonNode> ParameterExamples { get; } = new Dictionary<string, JsonNode>(StringComparer.Ordinal)
    {
        ["jurisdiction"] = "co-hernando-fl",
        ["invoiceNumber"] = "BU5-90001-6",
    };

    /// <summary>What a status means wherever nothing more particular is said.</summary>
    public static IReadOnlyDictionary<string, string> Answers { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["400"] = "`invalid_request`: the request has the wrong shape; `errors` names the fields.",
        ["401"] = "`unauthorized`: no API key, or one that is not known. `api_key_expired`, `api_key_withdrawn`: it was good once.",
        ["403"] = "`forbidden`: the API key is for another jurisdiction. `scope_missing`: it may not do this; the scope is named.",
        ["404"] = "`jurisdiction_unknown`: there is no such jurisdiction.",
        ["503"] = StoreAway,
    };

    public static IReadOnlyDictionary<Type, string[]> Required { get; } = new Dictionary<Type, string[]>
    {
        [typeof(FeesRequest)] = ["fees"],
        [typeof(CustomerContract)] = ["name", "address", "city", "state", "zip"],
        [typeof(PaymentSessionRequest)] = ["accountNumber"],
    };

    private const string StoreAway =
        "`storage_unavailable`: the database does not answer; `storage_full`: it has no room left. Send the request again after `Retry-After` seconds, with the same `Idempotency-Key`.";

    private const string FeeRefusals =
        "`fee_code_unknown`, `fee_not_in_force`, `fee_input_missing`, `fee_input_out_of_range`, `fee_amount_not_free`, `amount_fraction_of_a_cent` or `amount_too_large`: `errors` names the field.";

    private static readonly Dictionary<string, string> SessionUnknown = new(StringComparer.Ordinal)
    {
        ["200"] = "The session as it is now.",
        ["404"] = "`session_not_found`: there is no such session here.",
    };

    private static readonly Dictionary<string, OperationWords> Operations = new(StringComparer.OrdinalIgnoreCase)
    {
        ["POST fees"] = new("assessFees",
            "A customer's name and address are needed. Without `accountNumber` one is made; a number that does not exist yet is opened under that number. A fee "
            + "takes `base`, `quantity` or `amount`, whichever its rule needs.",
            new() { ["201"] = "Assessed. The explanation says in words how each amount was worked out.", ["422"] = FeeRefusals + " Or `idempotency_key_reused`." },
            ApiExamples.Fees),
        ["POST quotes"] = new("quoteFees", "Takes the same body as an assessment; customer and account number may be left out.",
            new() { ["200"] = "What it would cost.", ["422"] = FeeRefusals }, ApiExamples.Quote),
        ["GET invoices/{invoiceNumber}"] = new("getInvoice", null,
            new() { ["200"] = "The invoice.", ["404"] = "`invoice_not_found`: there is no such invoice here." }),
        ["GET invoices"] = new("listInvoices", null, new() { ["200"] = "One page of invoices." }),
        ["GET readers"] = new("listReaders", null, new() { ["200"] = "The readers, by name." }),
        ["GET ledger/trial-balance"] = new("getTrialBalance", null, new() { ["200"] = "One row an account." }),
        ["GET reconciliation/exceptions"] = new("listExceptions", null, new() { ["200"] = "One page of exceptions." }),
        ["POST payment-sessions"] = new("startPaymentSession",
            "Send the payer's browser to `redirectUrl`. A session in `Unknown` may exist at the processor all the same: it is checked by itself and keeps its "
            + "invoices until the processor could be asked. `method` is Online, Card, ACH or EMV; EMV needs `readerId`.",
            new()
            {
                ["201"] = "Opened.",
                ["404"] = "`account_not_found`: there is no such account here.",
                ["409"] = "`invoice_in_payment`: another live session, named by `sessionId`, holds an invoice. Or `idempotency_in_progress`.",
                ["422"] = "`emv_not_supported`, `reader_missing`, `reader_unknown`, `reader_not_used`, `nothing_to_pay`, `invoice_not_found` or `idempotency_key_reused`.",
                ["502"] = "`processor_refused`: it said no, and the session has failed. `processor_unclear`: it said something else, and the session is `Unknown`. Both name `sessionId`.",
                ["503"] = "`processor_unavailable`: it could not be reached, or was too busy. The session, named by `sessionId`, is `Unknown`. Without a `sessionId`: " + StoreAway,
                ["504"] = "`processor_timeout`: no answer in time. The session, named by `sessionId`, is `Unknown`.",
            }, ApiExamples.Session),
        ["GET payment-sessions/{id}"] = new("getPaymentSession", null, SessionUnknown),
        ["POST payment-sessions/{id}/check"] = new("checkPaymentSession",
            "Asks for the balance of every invoice of the session that is not paid, and answers the session as it is then.", SessionUnknown),
        ["POST payment-sessions/{id}/cancel"] = new("cancelPaymentSession",
            "When the processor says that it was paid, it is paid and not cancelled; when the processor cannot be asked, it is not cancelled either.",
            new(SessionUnknown)
            {
                ["409"] = "`session_not_cancellable`: it is paid, under review, or over.",
                ["503"] = "`processor_unavailable`: the processor could not be asked, so nothing was cancelled. Or " + StoreAway,
            }),
    };

    public static OperationWords? Of(string? method, string? path) =>
        Operations.GetValueOrDefault($"{method} {ShortPath(path)}");

    /// <summary>What follows the jurisdiction.</summary>
    public static string ShortPath(string? path)
    {
        const string shared = "{jurisdiction}/";
        var at = path?.IndexOf(shared, StringComparison.Ordinal) ?? -1;
        return at < 0 ? path ?? "" : path![(at + shared.Length)..].Replace(":guid", "", StringComparison.Ordinal).TrimEnd('/');
    }
}

/// <param name="Answers">What each status means here.</param>
/// <param name="Body">A request that works in the demo.</param>
internal sealed record OperationWords(string Id, string? Description, Dictionary<string, string> Answers, JsonNode? Body = null);
