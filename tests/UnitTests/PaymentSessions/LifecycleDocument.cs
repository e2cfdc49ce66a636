using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Grancius.Domain.PaymentSessions;

namespace Grancius.UnitTests.PaymentSessions;

/// <summary>Writes docs/lifecycle.md from the transitions table and the comments of its states and causes.</summary>
internal static partial class LifecycleDocument
{
    private static readonly Dictionary<string, string> Comments = XDocument
        .Load(Path.ChangeExtension(typeof(PaymentSession).Assembly.Location, ".xml"))
        .Descendants("member")
        .ToDictionary(member => member.Attribute("name")!.Value, member => Spaces().Replace(member.Element("summary")?.Value ?? "", " ").Trim());

    public static string Write()
    {
        var page = new StringBuilder();
        page.Append($"""
            # The life of a payment session

            One attempt to pay moves through these states. This page is written from the table in
            `src/Domain/PaymentSessions/PaymentSessionTransitions.cs` by a test; the guard in the code reads the same table.
            After changing the table, write the page anew:

            ```
            UPDATE_DOCS=1 dotnet test tests/UnitTests --filter {nameof(LifecycleDocumentTests)}
            ```

            A cause that is not listed from a state moves nothing: the news is kept as evidence, and money is always booked.
            Money for everything leads to `Paid` from every state, however late it comes. The same news twice moves nothing the second time.

            ## Diagram


            """);
        page.Append("```mermaid\nstateDiagram-v2\n    [*] --> Opening\n");
        foreach (var move in PaymentSessionTransitions.All.GroupBy(move => (move.From, move.To)))
            page.Append($"    {move.Key.From} --> {move.Key.To}: {string.Join(", ", move.Select(one => one.Cause))}\n");
        page.Append("```\n\n## States\n\n");
        page.Append("\"Holds invoices\" says that no second session is opened on them while this one is in the state.\n\n");
        page.Append("| state | meaning | holds invoices |\n|---|---|---|\n");
        foreach (var state in Samples.States)
            page.Append($"| `{state}` | {Comment(state)} | {(state.IsLive() ? "yes" : "no")} |\n");
        page.Append("\n## Causes\n\n| cause | meaning |\n|---|---|\n");
        foreach (var cause in Samples.Causes)
            page.Append($"| `{cause}` | {Comment(cause)} |\n");
        page.Append("\n## Moves\n\nWhere a row's cause leads from a column's state; a dash is no move.\n\n| cause | ")
            .AppendJoin(" | ", Samples.States.Select(state => $"`{state}`"))
            .Append(" |\n|---|").Insert(page.Length, "---|", Samples.States.Length).Append('\n');
        foreach (var cause in Samples.Causes)
            page.Append($"| `{cause}` | ").AppendJoin(" | ", Samples.States.Select(state => Cell(state, cause))).Append(" |\n");
        return page.ToString();
    }

    private static string Cell(PaymentSessionStatus from, SessionCause cause) =>
        PaymentSessionTransitions.Target(from, cause) is { } to ? $"`{to}`" : "-";

    private static string Comment<T>(T value)
        where T : struct, Enum => Comments[$"F:{typeof(T).FullName}.{value}"];

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Spaces();
}
