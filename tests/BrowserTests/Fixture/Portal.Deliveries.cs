namespace Grancius.BrowserTests.Fixture;

/// <content>What leads to a letter.</content>
public sealed partial class Portal
{
    /// <summary>The bill is paid without anybody looking at a page.</summary>
    public async Task PaysAtOnce(Bill bill)
    {
        await Post($"/api/v1/{bill.Jurisdiction}/payment-sessions", new { accountNumber = bill.Account, method = "Online" });
        await IsPaidAtTheProcessor(bill);
    }
}
