namespace Grancius.Domain.Access;

/// <summary>What an API key may do: named after what the API's calls do. Each call demands one of them.</summary>
public static class ApiScopes
{
    public const string FeesWrite = "fees:write";
    public const string FeesRead = "fees:read";
    public const string InvoicesRead = "invoices:read";
    public const string SessionsWrite = "sessions:write";
    public const string SessionsRead = "sessions:read";
    public const string ReadersRead = "readers:read";
    public const string ReportsRead = "reports:read";
    public const string ReconciliationRead = "reconciliation:read";

    /// <summary>Every scope, with what it allows in words for people.</summary>
    public static IReadOnlyList<(string Scope, string Allows)> All { get; } =
    [
        (FeesWrite, "Assess fees and so issue invoices"),
        (FeesRead, "Work out what fees would cost"),
        (InvoicesRead, "Read invoices with their fees and payments"),
        (SessionsWrite, "Open, check and cancel payment sessions"),
        (SessionsRead, "Read payment sessions"),
        (ReadersRead, "List the EMV readers"),
        (ReportsRead, "Read the trial balance"),
        (ReconciliationRead, "Read the list of exceptions"),
    ];

    public static bool IsKnown(string scope) => All.Any(known => known.Scope == scope);
}
