using System.Text.RegularExpressions;

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

    /// <summary>
    /// The framework puts its token into a form by itself only where the form has no address of its own: one that has and
    /// does not ask for the token is refused by our own guard as soon as somebody presses its button.
    /// </summary>
    [Fact]
    public void A_form_that_posts_to_an_address_asks_for_the_token() =>
        (from file in Rooms.Files(".cshtml").Selected(60)
         from form in Regex.Matches(file.Text, "<form[^>]*>", RegexOptions.None, TimeSpan.FromSeconds(1)).Select(match => (match.Value, After: file.Text[match.Index..]))
         where form.Value.Contains("method=\"post\"", StringComparison.Ordinal) && form.Value.Contains(" action=", StringComparison.Ordinal)
         where !form.Value.Contains("asp-antiforgery=\"true\"", StringComparison.Ordinal) && !form.After.Split("</form>")[0].Contains("@Html.AntiForgeryToken()", StringComparison.Ordinal)
         select $"{file.Name}: {form.Value}").ShouldBeEmpty();

    /// <summary>The processor's keys and the payer's data leave by no log.</summary>
    [Fact]
    public void No_log_takes_a_whole_object_apart() =>
        Rooms.Files(".cs").Selected(150).Where(file => file.Text.Contains("{@", StringComparison.Ordinal)).Select(file => file.Name).ShouldBeEmpty();
}
