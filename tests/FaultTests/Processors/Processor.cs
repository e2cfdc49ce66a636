using System.Text.Json;
using Grancius.Application.PaymentSessions;
using Grancius.Domain.Common;
using Grancius.Domain.PaymentSessions;
using Grancius.FaultTests.Nodes;

namespace Grancius.FaultTests.Processors;

/// <summary>
/// The processor as the simulation has it: the truth about the money, and every way of not telling it. What it settled is
/// what the books are held against.
/// </summary>
internal sealed class Processor
{
    private readonly World _world;
    private readonly Dictionary<string, long> _asked = new(StringComparer.Ordinal);

    /// <summary>Whether a balance may go below zero when more was paid than was due: not documented, so both are played.</summary>
    private readonly bool _belowZero;

    public Processor(World world)
    {
        _world = world;
        _belowZero = world.Chance.Percent(50);
        PostsPerInvoice = world.Chance.Percent(50);
    }

    /// <summary>Its usual way to post; now and then it takes the other.</summary>
    public bool PostsPerInvoice { get; }

    public List<Page> Pages { get; } = [];

    public List<Settlement> Settled { get; } = [];

    /// <summary>Until when it answers nothing at all.</summary>
    public DateTimeOffset DownUntil { get; set; }

    /// <summary>When it last said for certain what is due on an invoice.</summary>
    public Dictionary<string, DateTimeOffset> LastCertain { get; } = new(StringComparer.Ordinal);

    public Result<Uri> Open(string request, string node)
    {
        var fault = !_world.Stormy ? 99 : IsDown ? 8 : _world.Chance.Below(100);
        if (fault < 5)
            return Say($"{node}: the processor refuses to open", PaymentSessionErrors.Refused("simulated."));
        if (fault < 9)
            return Say($"{node}: the call to open never arrives", PaymentSessionErrors.Unavailable);

        var page = new Page(Pages.Count + 1, JsonSerializer.Deserialize<Order>(request)!, _world.Clock.Now);
        Pages.Add(page);
        foreach (var line in page.Order.Lines)
            _asked.TryAdd(line.Number, line.Cents);
        if (fault < 13)
            return Say($"{node}: page {page.Place} is opened, and the answer comes too late", PaymentSessionErrors.Timeout);
        if (fault < 16)
            return Say($"{node}: page {page.Place} is opened, and the answer is garbage", PaymentSessionErrors.Unclear);

        _world.Note($"{node}: page {page.Place} is opened for {page.Order.Account}: {string.Join(", ", page.Order.Lines.Select(line => line.Number))}");
        return new Uri($"https://processor.example/otp/{page.Place}");
    }

    public BalanceAnswer Balance(string invoice, string node)
    {
        var fault = !_world.Stormy ? 99 : IsDown ? 0 : _world.Chance.Below(100);
        if (fault < 10)
            return Say($"{node}: the processor cannot be asked about {invoice}", new BalanceAnswer.Unreachable("simulated."));
        if (fault < 13)
            return Say($"{node}: what the processor answers about {invoice} is garbage", new BalanceAnswer.NotUnderstood("simulated."));

        LastCertain[invoice] = _world.Clock.Now;
        if (!_asked.TryGetValue(invoice, out var asked))
            return Say($"{node}: the processor does not know {invoice}", new BalanceAnswer.NotFound());
        if (fault < 18)
            return Say($"{node}: the processor has an old balance of {invoice}", new BalanceAnswer.Due(Money.OfCents(asked)));

        var balance = asked - PaidOn(invoice);
        balance = _belowZero ? balance : Math.Max(0, balance);
        return Say($"{node}: {balance} cents are due on {invoice}", new BalanceAnswer.Due(Money.OfCents(balance)));
    }

    /// <summary>The payer pays what he leaves on a page, whatever we think of it.</summary>
    public Settlement Pay(Page page)
    {
        var lines = page.Order.Lines;
        if (lines.Count > 1 && _world.Chance.Percent(25))
            lines = [.. lines.Where(_ => _world.Chance.Percent(60)).DefaultIfEmpty(lines[0])];
        var payment = new Settlement(
            $"P{Settled.Count + 1}", page, lines, _world.Chance.Percent(40) ? _world.Chance.Between(1, 900) : 0, _world.Clock.Now);
        Settled.Add(payment);
        return payment;
    }

    private bool IsDown => _world.Clock.Now < DownUntil;

    private long PaidOn(string invoice) => Settled.Sum(payment => payment.CentsOn(invoice));

    private T Say<T>(string what, T answer)
    {
        _world.Note(what);
        return answer;
    }
}

/// <summary>What the simulation's request says: enough to make a page of.</summary>
internal sealed record Order(string Account, string Token, string PayerToken, IReadOnlyList<OrderLine> Lines);

internal sealed record OrderLine(string Number, long Cents);

/// <summary>A page to pay on. Who was given its address may pay on it for ever.</summary>
internal sealed record Page(int Place, Order Order, DateTimeOffset OpenedAt)
{
    /// <summary>A payer was sent there.</summary>
    public bool Visited { get; set; }
}

/// <summary>Money the processor took.</summary>
internal sealed record Settlement(string Id, Page Page, IReadOnlyList<OrderLine> Lines, long FeeCents, DateTimeOffset At)
{
    public long Cents => Lines.Sum(line => line.Cents);

    /// <summary>Invoices of it about which news, true or not, was answered with 200.</summary>
    public HashSet<string> Told { get; } = new(StringComparer.Ordinal);

    /// <summary>Its news stands for all of it at once, and names the first invoice only.</summary>
    public bool PostedWhole { get; set; }

    /// <summary>News that names its service fee and fits was answered with 200.</summary>
    public bool FeeTold { get; set; }

    public long CentsOn(string invoice) => Lines.FirstOrDefault(line => line.Number == invoice)?.Cents ?? 0;
}
