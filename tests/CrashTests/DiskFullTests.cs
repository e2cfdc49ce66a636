using Grancius.CrashTests.Fixture;

namespace Grancius.CrashTests;

/// <summary>The disk under SQLite is full to the last byte, and has room again later.</summary>
public sealed class DiskFullTests(ITestOutputHelper output)
{
    private const int Payers = 4;

    [TinyDiskFact]
    public async Task A_full_disk_stops_new_work_with_its_reason_harms_nothing_and_is_survived()
    {
        using var disk = new TinyDisk();
        await using var scene = await Scene.Set("Disk full", "Sqlite", output, disk.Folder);
        var product = scene.AddNode();
        await product.Start();
        await scene.Payers(["normal"], "BEFORE").PayExactly(20, Payers);
        var page = (await scene.Payers(["normal"], "OPEN").OpenOne()).ShouldNotBeNull();

        disk.Fill();
        using var end = new CancellationTokenSource();
        var load = scene.Payers().Pay(Payers, end.Token);
        await Eventually.Holds(async () =>
        {
            disk.Fill();
            return await product.Readiness() is { Status: 503 } answer && answer.Text.Contains("no room left", StringComparison.Ordinal);
        });
        await Refuses(product);
        // Money moves at the processor all the same. Its news is refused, and not lost.
        (await scene.Processor.Pay(page)).Text("outcome").ShouldBe("approved");
        (await scene.Processor.Posts())[^1].Status.ShouldBe(503);
        scene.Notes.CountPaid();
        await Task.Delay(3000);
        await Refuses(product);
        load.IsFaulted.ShouldBeFalse(load.Exception?.ToString());

        disk.Free();
        await Eventually.Holds(async () => (await product.Readiness()).Status == 200, TimeSpan.FromSeconds(10), () => "it does not notice that there is room again");
        await Task.Delay(2000);
        await end.CancelAsync();
        await load;
        product.Process.HasEnded.ShouldBeFalse();
        await scene.BooksMustAgree();
        ((string)(await scene.Database.Rows("PRAGMA integrity_check"))[0][0]).ShouldBe("ok");
    }

    private static async Task Refuses(Product product)
    {
        (await product.Readiness()).Text.ShouldContain("no room left");
        var customer = new { name = "Amber Stirn", address = "6153 Zirkels Circle", city = "Brooksville", state = "FL", zip = "34604" };
        var fees = await product.Post("fees", new { accountNumber = "REFUSED-1", customer, fees = new[] { new { feeCode = "PRM-SIGN" } } });
        (fees.Status, fees.Code).ShouldBe((503, "storage_full"), fees.Text);
        fees.RetryAfter.ShouldNotBeNull();
        var postback = await product.Post($"/Public/SilentPaymentResponse?JurisdictionName={Product.County}&ReceiptNumber=X&Session=nobody");
        (postback.Status, postback.Code).ShouldBe((503, "storage_full"), postback.Text);

        (await product.Get("invoices/BU5-90001-6")).Status.ShouldBe(200, "what is there can be read");
        (await product.Get($"/{Product.County}")).Status.ShouldBe(200);
        (await product.Get("/healthz")).Status.ShouldBe(200);
    }
}
