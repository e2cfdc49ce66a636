namespace Grancius.ArchitectureTests;

/// <summary>What is looked for in the words of the source.</summary>
public class SourceTests
{
    private static readonly string[] Unfinished = ["TODO", "FIXME", "NotImplementedException"];

    [Fact]
    public void Nothing_in_the_source_is_left_for_later() =>
        (from file in Rooms.Files(".cs", ".cshtml", ".razor", ".js", ".mjs", ".scss", ".resx", ".csproj", ".targets").Selected(200)
         from word in Unfinished
         where file.Text.Contains(word, StringComparison.Ordinal)
         select $"{file.Name}: {word}").ShouldBeEmpty();

    /// <summary>The processor's keys and the payer's data leave by no log.</summary>
    [Fact]
    public void No_log_takes_a_whole_object_apart() =>
        Rooms.Files(".cs").Selected(150).Where(file => file.Text.Contains("{@", StringComparison.Ordinal)).Select(file => file.Name).ShouldBeEmpty();
}
