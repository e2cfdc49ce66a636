using Grancius.Domain.PaymentSessions;

namespace Grancius.UnitTests.PaymentSessions;

public class LifecycleDocumentTests
{
    [Fact]
    public void The_page_of_the_lifecycle_is_what_the_table_says()
    {
        var path = Path.Combine(Root(), "docs", "lifecycle.md");
        var expected = LifecycleDocument.Write();
        if (Environment.GetEnvironmentVariable("UPDATE_DOCS") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, expected);
        }

        (File.Exists(path) && File.ReadAllText(path).ReplaceLineEndings("\n") == expected).ShouldBeTrue(
            "docs/lifecycle.md is stale. Write it anew with: UPDATE_DOCS=1 dotnet test tests/UnitTests --filter LifecycleDocumentTests");
    }

    [Fact]
    public void The_page_names_every_move_state_and_cause()
    {
        var page = LifecycleDocument.Write();

        foreach (var word in Samples.States.Select(state => $"{state}").Concat(Samples.Causes.Select(cause => $"{cause}")))
            page.ShouldContain($"| `{word}` | ");
        PaymentSessionTransitions.All.ShouldAllBe(move => page.Contains($"    {move.From} --> {move.To}: ", StringComparison.Ordinal));
    }

    /// <summary>The folder of the solution, upwards from the test's own.</summary>
    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Grancius.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("Grancius.sln was not found above the tests.");
        return folder.FullName;
    }
}
