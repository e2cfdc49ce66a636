using Grancius.Application.Fees;
using Grancius.Application.Mail;
using Grancius.Application.Outbox;
using Grancius.Application.PaymentSessions;
using Grancius.Application.Webhooks;
using Grancius.Domain.Accounts;
using Grancius.Domain.PaymentSessions;
using Grancius.FaultTests.Nodes;
using Grancius.FaultTests.Processors;

namespace Grancius.FaultTests.Runs;

/// <content>What may happen.</content>
internal sealed partial class Run
{
    private static readonly string[] Codes = ["PRM-SIGN", "ZON-LETTER", "UTL-TAP", "BLD-MISC"];

    private readonly List<string> _accounts = [];
    private readonly Dictionary<string, AssessFees> _assessments = new(StringComparer.Ordinal);
    private int _made;

    private void Something()
    {
        switch (Chance.Below(107))
        {
            case < 9: FeesAreAssessed(); break;
            case < 23: APayerStarts(); break;
            case < 37: APayerPays(); break;
            case < 41: ACardIsDeclined(); break;
            case < 44: ASessionIsCancelled(); break;
            case < 47: ASessionIsChecked(); break;
            case < 51: TheReturnPageIsVisited(); break;
            case < 70: APostArrives(); break;
            case < 73: SomebodyForges(); break;
            case < 78: PendingPostbacks(); break;
            case < 82: Outbox(); break;
            case < 91: Sweep(); break;
            case < 92: Purge(); break;
            case < 99: TimePasses(); break;
            case < 100: ItIsCalmAtTimes(); break;
            default: StaffDoSomething(); break;
        }
    }

    private void ItIsCalmAtTimes()
    {
        if (Chance.Percent(50))
            Calm(everythingArrives: false);
    }

    private void TimePasses()
    {
        // Nothing that is under way takes hours.
        Settle();
        var by = Chance.Below(20) switch
        {
            < 5 => TimeSpan.FromSeconds(Chance.Between(1, 90)),
            < 11 => TimeSpan.FromMinutes(Chance.Between(1, 15)),
            < 15 => TimeSpan.FromHours(Chance.Between(1, 12)),
            < 19 => TimeSpan.FromDays(Chance.Between(1, 3)),
            _ => TimeSpan.FromDays(Chance.Between(5, 40)),
        };
        _world.Note($"{by} passes");
        _world.Clock.Advance(by);
        if (Chance.Percent(15))
        {
            _world.Processor.DownUntil = _world.Clock.Now + TimeSpan.FromMinutes(Chance.Between(5, 2000));
            _world.Note($"the processor is down until {_world.Processor.DownUntil:MM-dd HH:mm}");
        }
    }

    private void FeesAreAssessed()
    {
        var account = _accounts.Count > 0 && Chance.Percent(_accounts.Count < 5 ? 50 : 100) ? Chance.Of(_accounts) : $"SIM-{_accounts.Count + 1}";
        if (!_accounts.Contains(account))
            _accounts.Add(account);
        var key = Chance.Percent(40) ? $"fees-{Chance.Below(3)}-{account}-{_world.Clock.Now:MM-dd}" : null;
        if (key is null || !_assessments.TryGetValue(key, out var assessment))
        {
            var fees = Enumerable.Range(0, Chance.Between(1, 3)).Select(_ => Chance.Of(Codes)).Select(code => new FeeOrder(
                code, Quantity: code == "UTL-TAP" ? Chance.Between(1, 3) : null, Amount: code == "BLD-MISC" ? Chance.Between(1000, 99999) / 100m : null)).ToList();
            assessment = new AssessFees(Jurisdiction, account, new Customer("Pat Doe", "1 Main", "Brooksville", "FL", "34601", "pat@example.com"), fees, null, null, null, key, key);
        }

        if (key is not null)
        {
            _assessments[key] = assessment;
            _promises.Asks(key, assessment.Fees.Count);
        }

        Begin($"{account} is charged {string.Join(", ", assessment.Fees.Select(fee => fee.FeeCode))} under {key ?? "no key"}", async node =>
        {
            if (await Answered(node, assessment) is { IsSuccess: true } answer)
            {
                _promises.Assessed(answer.Value, key);
                AreAssessed(answer.Value);
            }
        }, mayBeAbandoned: true);
    }

    private void APayerStarts()
    {
        if (_accounts.Count == 0)
            return;

        var account = Chance.Of(_accounts);
        var key = Chance.Percent(25) ? $"start-{Chance.Below(3)}-{account}-{_world.Clock.Now:MM-dd}" : null;
        // Two tabs, or an impatient finger.
        var times = Chance.Percent(15) ? 2 : 1;
        var start = new StartPaymentSession(Jurisdiction, account, null, PaymentMethod.Online, null, "en", Resume: key is null && Chance.Percent(60), key);
        for (var time = 0; time < times; time++)
        {
            Begin($"a payer of {account} starts under {key ?? "no key"}", async node =>
            {
                var started = await Answered(node, start);
                _world.Note($"{node.Name}: the payer of {account} gets {started?.Error?.Code ?? started?.Value.RedirectUrl ?? "no answer"}");
                if (started is { IsSuccess: true })
                {
                    _promises.Started(started.Value, key);
                    IsSentTo(started.Value.RedirectUrl);
                }
            }, mayBeAbandoned: true);
        }
    }

    private void APayerPays()
    {
        if (_world.Processor.Pages.Where(page => page.Visited).ToList() is not { Count: > 0 } pages)
            return;

        var page = Chance.Percent(65) ? pages[^1] : Chance.Of(pages);
        var payment = _world.Processor.Pay(page);
        _world.Note($"the payer of page {page.Place} pays {payment.Cents} cents and a fee of {payment.FeeCents} for {string.Join(", ", payment.Lines.Select(line => line.Number))}: {payment.Id}");
        if (Chance.Percent(80))
            _posts.AddRange(Post.Of(payment, _world.Processor.PostsPerInvoice, Chance, _world.Clock.Now));
        else
            _world.Note($"  and no postback of {payment.Id} will ever be sent");
        if (Chance.Percent(10))
            _posts.Add(Post.Declined(page, Chance.Percent(50) ? payment.Id : $"D{++_made}", _world.Clock.Now));
    }

    private void ACardIsDeclined()
    {
        if (_world.Processor.Pages.Where(page => page.Visited).ToList() is not { Count: > 0 } pages)
            return;

        var page = Chance.Of(pages);
        _world.Note($"a card is declined on page {page.Place}");
        _posts.Add(Post.Declined(page, $"D{++_made}", _world.Clock.Now));
    }

    private void ASessionIsCancelled() => WithASession("is cancelled", async (node, id) => _ = await Answered(node, new CancelPaymentSession(Jurisdiction, id)));

    private void ASessionIsChecked() => WithASession("is checked now", async (node, id) => _ = await Answered(node, new CheckPaymentSession(Jurisdiction, id)));

    private void WithASession(string what, Func<Node, Guid, Task> work)
    {
        if (_promises.Sessions.Count == 0)
            return;

        var id = _promises.Sessions.ElementAt(Chance.Below(_promises.Sessions.Count));
        Begin($"session {id} {what}", node => work(node, id), mayBeAbandoned: true);
    }

    private void TheReturnPageIsVisited()
    {
        if (_world.Processor.Pages.Count == 0)
            return;

        var page = Chance.Of(_world.Processor.Pages);
        Begin($"the return from page {page.Place} is visited", async node =>
        {
            if (await Answered(node, new GetPaymentResult(page.Order.PayerToken)) is { IsSuccess: true } result)
                IsSentTo(result.Value.RedirectUrl);
        });
    }

    private void APostArrives()
    {
        if (_posts.FindAll(post => post.NotBefore <= _world.Clock.Now) is not { Count: > 0 } posts)
            return;

        var post = Chance.Of(posts);
        for (var times = Chance.Percent(25) ? Chance.Between(2, 4) : 1; times > 0; times--)
            Deliver(post);
        // The processor may think that it was not delivered, and try again.
        if (Chance.Percent(80))
            _posts.Remove(post);
    }

    private void SomebodyForges()
    {
        if (_world.Processor.Pages.Count > 0)
            Deliver(Post.Forged(Chance.Of(_world.Processor.Pages), Chance, $"F{++_made}"));
    }

    private void Deliver(Post sent) => Deliver(sent, _mutant?.Rewrite(sent) ?? sent);

    private void Deliver(Post sent, Post post) => Begin($"{post.What} arrives", async node =>
    {
        var words = new SentPostback(Jurisdiction, post.Token, "203.0.113.9", "", "", post.Fields.Body, Truncated: false);
        // In one step, as the endpoint does, or in the two of the day when something is in the way.
        var taken = Chance.Percent(50) ? await Answered(node, new TakePostback(words)) : null;
        var kept = taken is { IsSuccess: true } ? taken.Value.Id : (await Answered(node, new ReceivePostback(words)))?.Value;
        if (kept is not { } postback)
            return;

        // From here on it is answered with 200, whatever becomes of the rest.
        _promises.Kept(postback);
        Hear(sent);
        if (taken is { IsSuccess: true })
            _world.Note($"{node.Name}: {post.What} is {taken.Value.Outcome}");
        else if (Chance.Percent(85))
            _world.Note($"{node.Name}: {post.What} is {(await Answered(node, new ApplyPostback(postback)))?.Value}");
    });

    private static void Hear(Post post)
    {
        if (post.Payment is not { } payment)
            return;

        payment.Told.UnionWith(post.About);
        // Of part of a page, told as a whole, only the balance can say which part: such news is not believed by itself.
        var fits = !post.Lies && (!payment.PostedWhole || payment.Lines.Count == payment.Page.Order.Lines.Count);
        payment.FeeTold |= fits && post.Fields.FeeCents > 0 && post.Fields.FeeCents == payment.FeeCents;
    }

    private void PendingPostbacks() => Begin("the job applies pending postbacks", async node => _ = await Answered(node, new ApplyPendingPostbacks()));

    private void Outbox() => Begin("the job delivers the outbox", async node =>
    {
        _ = await Answered(node, new DeliverOutbox());
        _ = await Answered(node, new SendLetters());
        // Their turn comes as often as chance says, and always where it is calm.
        if (!_world.Stormy || Chance.Percent(15))
        {
            // Two endpoints at the same time only where that is one thread.
            for (var turn = 0; turn < (_world.Scheduler.OneAtATime ? Endpoints.Wanted.Count : 1); turn++)
                _ = await Answered(node, new DeliverWebhooks(_world.Scheduler.OneAtATime ? 1 : 1000));
        }
    });

    private void Sweep() => Begin("the sweep runs", async node => _ = await Answered(node, new SweepPaymentSessions()));

    private void Purge() => Begin("old records are purged", async node => _ = await Answered(node, new PurgeOldRecords()));

    private void IsSentTo(string? address)
    {
        if (address is not null)
            _world.Processor.Pages[int.Parse(address.AsSpan(address.LastIndexOf('/') + 1), null) - 1].Visited = true;
    }
}
