namespace Grancius.Domain.Ledger;

/// <summary>The names of the ledger's accounts.</summary>
public static class LedgerAccounts
{
    /// <summary>Money the processor holds for us until it is deposited.</summary>
    public const string ProcessorClearing = "processor-clearing";

    /// <summary>Service fees the processor took from payers and keeps: never the jurisdiction's revenue.</summary>
    public const string ServiceFeePayable = "service-fee-payable";

    /// <summary>Money that is not owed on any invoice: to be refunded or applied by a person.</summary>
    public const string Unapplied = "unapplied-money";

    public static string Receivable(string glAccount) => $"receivable:{glAccount}";

    public static string Revenue(string glAccount) => $"revenue:{glAccount}";
}
