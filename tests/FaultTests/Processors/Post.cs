using System.Globalization;
using Grancius.FaultTests.Scheduling;

namespace Grancius.FaultTests.Processors;

/// <summary>A postback on its way.</summary>
/// <param name="About">The invoices it stands for; none when it was made up.</param>
internal sealed record Post(string What, string? Token, Settlement? Payment, IReadOnlyList<string> About, PostFields Fields)
{
    /// <summary>The page it is about, whatever it says.</summary>
    public required Page Page { get; init; }

    /// <summary>It does not say what happened.</summary>
    public bool Lies { get; init; }

    public const string BillerGuid = "5d6a3c0e-2b54-4a7e-9a39-0c1f6d2e7b11";

    /// <summary>Some are weeks on their way.</summary>
    public DateTimeOffset NotBefore { get; init; }

    /// <summary>The processor's news of a payment: of all of it or of each invoice, true or not, some of it never sent.</summary>
    public static IEnumerable<Post> Of(Settlement payment, bool perInvoice, Chance chance, DateTimeOffset now)
    {
        var inclusive = chance.Percent(30);
        var due = chance.Percent(12) ? now + TimeSpan.FromDays(chance.Between(1, 35)) : now;
        if (perInvoice != chance.Percent(10))
        {
            foreach (var line in payment.Lines.Where(_ => !chance.Percent(10)))
            {
                var fee = line == payment.Lines[0] ? payment.FeeCents : 0;
                foreach (var post in MaybeWrong($"the post of {payment.Id} for {line.Number}", payment, [line.Number], line.Cents, fee))
                    yield return post;
            }
        }
        else
        {
            payment.PostedWhole = true;
            foreach (var post in MaybeWrong($"the post of {payment.Id}", payment, [.. payment.Lines.Select(line => line.Number)], payment.Cents, payment.FeeCents))
                yield return post;
        }

        IEnumerable<Post> MaybeWrong(string what, Settlement of, string[] about, long cents, long fee)
        {
            var fields = new PostFields(BillerGuid, about[0], "True", of.Id, cents + (inclusive ? fee : 0), fee);
            var lie = chance.Percent(8);
            if (lie)
                yield return new Post($"{what}, which lies,", of.Page.Order.Token, of, about, fields with { Cents = Lie(of, fields.Cents, chance) }) { Page = of.Page, NotBefore = due, Lies = true };
            if (!lie || chance.Percent(50))
                yield return new Post(what, of.Page.Order.Token, of, about, fields) { Page = of.Page, NotBefore = due };
        }
    }

    /// <summary>An amount that says something else: not one that would be true of other invoices of the page.</summary>
    private static long Lie(Settlement payment, long cents, Chance chance)
    {
        var sums = new HashSet<long> { 0 };
        foreach (var line in payment.Page.Order.Lines)
            sums.UnionWith(sums.Select(sum => sum + line.Cents).ToList());
        sums.UnionWith(sums.Select(sum => sum + payment.FeeCents).ToList());
        var lie = cents;
        while (sums.Contains(lie))
            lie = Math.Max(1, cents + chance.Between(-500, 500));
        return lie;
    }

    public static Post Declined(Page page, string id, DateTimeOffset now) => new($"the decline on page {page.Place}", page.Order.Token, null, [],
        new PostFields(BillerGuid, page.Order.Lines[0].Number, "False", id, page.Order.Lines.Sum(line => line.Cents), 0))
    { Page = page, NotBefore = now };

    /// <summary>Somebody who knows some of what the processor knows, and not the rest.</summary>
    public static Post Forged(Page page, Chance chance, string id)
    {
        var honest = new PostFields(BillerGuid, page.Order.Lines[0].Number, "True", id, page.Order.Lines.Sum(line => line.Cents), 0);
        return chance.Below(6) switch
        {
            0 => Made("with another biller", page.Order.Token, honest with { Biller = "someone-else" }),
            1 => Made("with a made-up token", "made-up", honest),
            2 => Made("with the payer's own token", page.Order.PayerToken, honest),
            3 => Made("with another invoice", page.Order.Token, honest with { Invoice = "XX-1" }),
            4 => Made("without a token", null, honest),
            _ => Made("that is approved in other words", page.Order.Token, honest with { Approved = "Yes" }),
        };

        Post Made(string how, string? token, PostFields fields) => new($"a forgery {id} {how}", token, null, [], fields) { Page = page };
    }
}

internal sealed record PostFields(string Biller, string Invoice, string Approved, string PaymentId, long Cents, long FeeCents)
{
    public string Body => string.Create(CultureInfo.InvariantCulture,
        $"BillerGUID={Biller}&InvoiceNumber={Invoice}&Approved={Approved}&PaymentGUID={PaymentId}&PaymentAmount={Cents * 0.01m:0.00}&ConvenienceFee={FeeCents * 0.01m:0.00}&CardType=VISA");
}
