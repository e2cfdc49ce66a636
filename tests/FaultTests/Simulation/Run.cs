using System.Globalization;
using Grancius.Application.Fees;
using Grancius.Application.PaymentSessions;
using Grancius.Application.Receipts;
using Grancius.Domain.Accounts;
using Grancius.Domain.PaymentSessions;

namespace Grancius.FaultTests.Simulation;

/// <summary>
/// One seed from its first step to its last: payers, processor, network, nodes and time do what chance says, and after
/// every step the books are held against the truth.
/// </summary>
internal sealed class Run(int seed, int steps, string folder, Mutant? mutant = null)
{
    private const string Jurisdiction = "co-hernando-fl";
    private const string BillerGuid = "5d6a3c0e-2b54-4a7e-9a39-0c1f6d2e7b11";

    /// <summary>A session that waits is asked about some forty times until day 30.</summary>
    private const int MostRounds = 60;

    private static readonly string[] Codes = ["PRM-SIGN", "ZON-LETTER", "UTL-TAP", "BLD-MISC"];

    private readonly World _world = new(seed);
    private readonly List<string> _accounts = [];
    private readonly List<Guid> _sessions = [];
    private readonly List<Post> _posts = [];
    private Node _node = null!;
    private Books _books = null!;

    private Chance Chance => _world.Chance;

    /// <returns>Null when all held; else what did not, with the story in words.</returns>
    public async Task<string?> Play()
    {
        await using var node = _node = new Node(_world, folder, mutant is null ? null : services => mutant.Apply(services));
        using var books = _books = new Books(node, _world);
        try
        {
            _world.MeanwhileElsewhere = () => Something(deep: true);
            for (var step = 0; step < steps; step++)
            {
                await Step();
                _books.MustHold();
            }

            await Heal();
            _books.MustHold();
            _books.MustBeComplete();
            return null;
        }
        catch (BrokenLaw broken)
        {
            return $"seed {seed}: {broken.Message}\n{_world.Story}";
        }
    }

    private async Task Step()
    {
        _world.Clock.Advance(TimeSpan.FromMilliseconds(Chance.Between(1, 2000)));
        var dieAt = Chance.Percent(12) ? Chance.Between(1, 25) : -1;
        await _world.OnANode(() => Something(deep: false), dieAt);
    }

    private Task Something(bool deep) => Chance.Below(100) switch
    {
        < 10 => AFeeIsAssessed(),
        < 24 => APayerStarts(),
        < 38 => APayerPays(),
        < 43 => ACardIsDeclined(),
        < 46 => ASessionIsCancelled(),
        < 70 => APostArrives(),
        < 73 => SomebodyForges(),
        < 79 => PendingPostbacks(),
        < 84 => TheOutbox(),
        < 94 => Sweep(),
        _ => deep ? APostArrives() : TimePasses(),
    };

    private Task TimePasses()
    {
        var by = Chance.Below(4) switch
        {
            0 => TimeSpan.FromMinutes(Chance.Between(1, 15)),
            1 => TimeSpan.FromHours(Chance.Between(1, 12)),
            2 => TimeSpan.FromDays(Chance.Between(1, 3)),
            _ => TimeSpan.FromSeconds(Chance.Between(1, 90)),
        };
        _world.Note($"{by} passes");
        _world.Clock.Advance(by);
        return Task.CompletedTask;
    }

    private async Task AFeeIsAssessed()
    {
        var fees = Enumerable.Range(0, Chance.Between(1, 3))
            .Select(_ => Chance.Of(Codes))
            .Select(code => new FeeOrder(code, Quantity: code == "UTL-TAP" ? Chance.Between(1, 3) : null, Amount: code == "BLD-MISC" ? Chance.Between(100, 99999) / 100m : null))
            .ToList();
        var account = _accounts.Count > 0 && Chance.Percent(40) ? Chance.Of(_accounts) : $"SIM-{_accounts.Count + 1}";
        if (!_accounts.Contains(account))
            _accounts.Add(account);
        _world.Note($"{account} is charged {string.Join(", ", fees.Select(fee => fee.FeeCode))}");
        await _node.Send(new AssessFees(
            Jurisdiction, account, new Customer("Pat Doe", "1 Main", "Brooksville", "FL", "34601", "pat@example.com"), fees, null, null, null, null, null));
    }

    private async Task APayerStarts()
    {
        if (_accounts.Count == 0)
            return;

        var account = Chance.Of(_accounts);
        var started = await _node.Send(new StartPaymentSession(
            Jurisdiction, account, null, PaymentMethod.Online, null, "en", Resume: Chance.Percent(60), Chance.Percent(20) ? $"key-{Chance.Below(5)}-{account}" : null));
        _world.Note($"a payer of {account} starts: {started.Error?.Code ?? "a page"}");
        if ((started.IsSuccess ? started.Value.Id : started.Error!.SessionId) is { } id && !_sessions.Contains(id))
            _sessions.Add(id);
    }

    private Task APayerPays()
    {
        if (_world.Processor.Pages.Where(page => page.Known).ToList() is { Count: > 0 } pages)
        {
            var page = Chance.Percent(70) ? pages[^1] : Chance.Of(pages);
            var payment = _world.Processor.Pay(page);
            _world.Note($"the payer of page {page.Place} pays {payment.Cents} cents: {payment.Id}");
            if (!Chance.Percent(20))
                _posts.AddRange(Post.Of(payment, Chance));
            else
                _world.Note($"  and no postback of {payment.Id} will ever be sent");
        }

        return Task.CompletedTask;
    }

    private Task ACardIsDeclined()
    {
        if (_world.Processor.Pages.Where(page => page.Known).ToList() is { Count: > 0 } pages)
        {
            var page = Chance.Of(pages);
            _world.Note($"a card is declined on page {page.Place}");
            _posts.Add(Post.Declined(page, $"D{_posts.Count}-{page.Place}"));
        }

        return Task.CompletedTask;
    }

    private async Task ASessionIsCancelled()
    {
        if (_sessions.Count == 0)
            return;

        var cancelled = await _node.Send(new CancelPaymentSession(Jurisdiction, Chance.Of(_sessions)));
        _world.Note($"a session is cancelled: {cancelled.Error?.Code ?? cancelled.Value.State.ToString()}");
    }

    private async Task APostArrives()
    {
        if (_posts.Count == 0)
            return;

        var post = Chance.Of(_posts);
        var times = Chance.Percent(25) ? Chance.Between(2, 4) : 1;
        for (var time = 0; time < times; time++)
            await Deliver(post);
        // The processor may think it was not delivered, and try again.
        if (Chance.Percent(80))
            _posts.Remove(post);
    }

    private async Task Deliver(Post post)
    {
        var kept = await _node.Send(new ReceivePostback(Jurisdiction, post.Token, "203.0.113.9", "", "", mutant?.Rewrite(post, _world) ?? post.Body, Truncated: false));
        _world.Note($"{post.What} arrives");
        _books.Answered(kept.Value);
        if (post.IsTrue && post.Payment is { } payment)
            payment.Heard = true;
        if (Chance.Percent(85))
            await _node.Send(new ApplyPostback(kept.Value));
    }

    private Task SomebodyForges()
    {
        if (_world.Processor.Pages.Count == 0)
            return Task.CompletedTask;

        var page = Chance.Of(_world.Processor.Pages);
        return Deliver(Post.Forged(page, Chance, BillerGuid, _posts.Count));
    }

    private async Task PendingPostbacks()
    {
        _world.Note("the job applies pending postbacks");
        await _node.Send(new ApplyPendingPostbacks());
    }

    private async Task TheOutbox()
    {
        _world.Note("the job delivers the outbox");
        await _node.Send(new DeliverOutbox());
    }

    private async Task Sweep()
    {
        if (mutant?.SkipsTheSweep == true)
            return;

        _world.Note("the sweep runs");
        await _node.Send(new SweepPaymentSessions());
    }

    /// <summary>The processor answers and tells the truth, what was sent arrives, and the jobs run until nothing is due.</summary>
    private async Task Heal()
    {
        _world.Note("from here on everything works");
        _world.Processor.Healed = true;
        _world.MeanwhileElsewhere = null;
        foreach (var post in _posts.ToList())
            await Deliver(post);
        for (var round = 0; round < MostRounds; round++)
        {
            // What failed waits for an hour at most; what nobody will ask about any more needs no further rounds.
            _world.Clock.Advance(TimeSpan.FromHours(2));
            if (_books.NextCheck() is { } next)
                _world.Clock.AdvanceTo(next);
            else if (round > 1)
                break;

            await PendingPostbacks();
            await Sweep();
            await TheOutbox();
        }
    }
}

/// <summary>A postback on its way.</summary>
/// <param name="IsTrue">It says what happened.</param>
internal sealed record Post(string What, string Token, string Body, Settlement? Payment, bool IsTrue)
{
    private const string BillerGuid = "5d6a3c0e-2b54-4a7e-9a39-0c1f6d2e7b11";

    public static IEnumerable<Post> Of(Settlement payment, Chance chance)
    {
        var lie = chance.Percent(6);
        var inclusive = chance.Percent(30);
        if (chance.Percent(50))
        {
            var amount = payment.Cents + (inclusive ? payment.FeeCents : 0) + (lie ? chance.Between(1, 500) : 0);
            yield return new Post($"the post of {payment.Id}{(lie ? ", which lies," : "")}", payment.Page.Order.Token,
                Form(payment, payment.Lines[0].Number, amount, payment.FeeCents), payment, !lie);
            yield break;
        }

        for (var place = 0; place < payment.Lines.Count; place++)
        {
            if (place > 0 && chance.Percent(10))
                continue;

            var line = payment.Lines[place];
            var fee = place == 0 ? payment.FeeCents : 0;
            yield return new Post($"the post of {payment.Id} for {line.Number}{(lie ? ", which lies," : "")}", payment.Page.Order.Token,
                Form(payment, line.Number, line.Cents + (inclusive ? fee : 0) + (lie ? 7 : 0), fee), payment, !lie && payment.Lines.Count == 1);
        }
    }

    public static Post Declined(Page page, string id) => new($"the decline on page {page.Place}", page.Order.Token,
        $"BillerGUID={BillerGuid}&InvoiceNumber={page.Order.Lines[0].Number}&Approved=False&PaymentGUID={id}&PaymentAmount={Dollars(page.Order.Lines.Sum(line => line.Cents))}", null, true);

    /// <summary>Somebody who knows some of what the processor knows, and not the rest.</summary>
    public static Post Forged(Page page, Chance chance, string biller, int number)
    {
        var amount = Dollars(page.Order.Lines.Sum(line => line.Cents));
        var invoice = page.Order.Lines[0].Number;
        return chance.Below(4) switch
        {
            0 => new Post("a forgery with another biller", page.Order.Token, $"BillerGUID=someone-else&InvoiceNumber={invoice}&Approved=True&PaymentGUID=F{number}&PaymentAmount={amount}", null, false),
            1 => new Post("a forgery with a made-up token", "made-up", $"BillerGUID={biller}&InvoiceNumber={invoice}&Approved=True&PaymentGUID=F{number}&PaymentAmount={amount}", null, false),
            2 => new Post("a forgery with another invoice", page.Order.Token, $"BillerGUID={biller}&InvoiceNumber=XX-1&Approved=True&PaymentGUID=F{number}&PaymentAmount={amount}", null, false),
            _ => new Post("a forgery that is approved in other words", page.Order.Token, $"BillerGUID={biller}&InvoiceNumber={invoice}&Approved=Yes&PaymentGUID=F{number}&PaymentAmount={amount}", null, false),
        };
    }

    private static string Form(Settlement payment, string invoice, long cents, long fee) =>
        $"BillerGUID={BillerGuid}&InvoiceNumber={invoice}&Approved=True&PaymentGUID={payment.Id}&PaymentAmount={Dollars(cents)}&ConvenienceFee={Dollars(fee)}&CardType=VISA";

    private static string Dollars(long cents) => (cents * 0.01m).ToString("0.00", CultureInfo.InvariantCulture);
}
