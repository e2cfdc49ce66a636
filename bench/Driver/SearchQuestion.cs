using System.Globalization;

namespace Grancius.Bench;

/// <summary>One question of a clerk, in two spellings: the page of the product, and the statement that somebody would write by hand for its rows.</summary>
/// <param name="Ask">A path and, for the same question, what <c>@a</c> to <c>@d</c> stand for.</param>
internal sealed record SearchQuestion(string Name, string Sql, Func<int, (string Path, object[] Values)> Ask)
{
    private const string Tenant = "(SELECT id FROM jurisdictions WHERE slug = 'co-hernando-fl')";
    private const string Last = "\uFFFD";

    private const string Invoices = """
        SELECT i.id, i.number, i.type_id, i.state, i.due_date, i.amount, i.adjusted, i.amount_paid, a.name FROM invoices i JOIN accounts a ON a.id = i.account_id
        """;

    private const string Accounts = """
        SELECT a.id, a.number, a.name, a.city, a.zip, (SELECT count(*) FROM invoices i WHERE i.account_id = a.id AND i.state = 'Open'),
          (SELECT sum(i.amount + i.adjusted - i.amount_paid) FROM invoices i WHERE i.account_id = a.id AND i.state = 'Open') FROM accounts a
        """;

    private const string ByInvoice = $"{Invoices} WHERE i.jurisdiction_id = {Tenant} AND i.number >= @a AND i.number < @b ORDER BY i.number LIMIT 51";
    private const string ByAccount = $"{Accounts} WHERE a.jurisdiction_id = {Tenant} AND a.number >= @a AND a.number < @b ORDER BY a.number LIMIT 51";

    private const string ByPayer = $"""
        {Accounts} JOIN account_names n ON n.account_id = a.id WHERE n.jurisdiction_id = {Tenant} AND n.word >= @a AND n.word < @b
          AND EXISTS (SELECT 1 FROM account_names o WHERE o.account_id = a.id AND o.word >= @c AND o.word < @d) ORDER BY n.word, n.account_id LIMIT 51
        """;

    private const string ByWord = $"""
        {Accounts} JOIN account_names n ON n.account_id = a.id WHERE n.jurisdiction_id = {Tenant} AND n.word >= @a AND n.word < @b ORDER BY n.word, n.account_id LIMIT 11
        """;

    private const string WithState = $"SELECT * FROM (SELECT * FROM invoices WHERE jurisdiction_id = {Tenant} AND amount = @a AND state =";
    private const string Newest = "ORDER BY id DESC LIMIT 51)";

    /// <summary>Along an index by amount, state and id, and one of what adjusted invoices stand at: as somebody writes it who knows them.</summary>
    private const string ByAmount = $"""
        SELECT i.id, i.number, i.type_id, i.state, i.due_date, i.amount, i.adjusted, i.amount_paid, a.name FROM (
          {WithState} 'Open' {Newest} o UNION ALL {WithState} 'Paid' {Newest} p UNION ALL {WithState} 'Void' {Newest} v UNION ALL
          SELECT * FROM (SELECT * FROM invoices WHERE jurisdiction_id = {Tenant} AND adjusted <> 0 AND amount + adjusted = @a {Newest} s
        ) i JOIN accounts a ON a.id = i.account_id ORDER BY i.id DESC LIMIT 51
        """;

    private const string ByState = $"{Invoices} WHERE i.jurisdiction_id = {Tenant} AND i.state = @a ORDER BY i.id DESC LIMIT 51";

    /// <param name="paid">How many paid invoices there are.</param>
    public static IReadOnlyList<SearchQuestion> Of(int paid) =>
    [
        new("search.account", ByAccount, place => Prefixed("accounts?number=", $"BP-{place % (paid / 4)}")),
        new("search.invoice", ByInvoice, place => Prefixed("invoices?number=", $"BP-{place % paid}")),
        new("search.payer", ByPayer, place => Named("accounts?name=", place % (paid / 4))),
        new("search.amount", ByAmount, place => Costing(place % 2 == 0 ? Payers.Usual : Payers.AmountOf(place % paid))),
        new("search.state", ByState, place => place % 2 == 0 ? ("invoices?state=Paid", ["Paid"]) : ("invoices?state=Open", ["Open"])),
        // The box asks for numbers and references as well: beside it stands the only one of its questions that has an answer.
        new("search.box", ByWord, place => Worded("search?q=", Payers.LastNameOf(place % (paid / 4)))),
    ];

    private static (string, object[]) Prefixed(string page, string number) => (page + number, [number, number + Last]);

    private static (string, object[]) Worded(string page, string word) => (page + word, [word.ToUpperInvariant(), word.ToUpperInvariant() + Last]);

    private static (string, object[]) Named(string page, int place)
    {
        var (first, last) = (Payers.FirstNameOf(place), Payers.LastNameOf(place));
        var (longer, shorter) = last.Length >= first.Length ? (last, first) : (first, last);
        return ($"{page}{first}%20{last}", [longer.ToUpperInvariant(), longer.ToUpperInvariant() + Last, shorter.ToUpperInvariant(), shorter.ToUpperInvariant() + Last]);
    }

    private static (string, object[]) Costing(long cents) =>
        (string.Create(CultureInfo.InvariantCulture, $"invoices?amount={cents / 100}.{cents % 100:00}"), [cents]);
}
