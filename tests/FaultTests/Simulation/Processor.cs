using System.Text.Json;
using Grancius.Application.PaymentSessions;
using Grancius.Domain.Common;
using Grancius.Domain.Jurisdictions;
using Grancius.Domain.PaymentSessions;

namespace Grancius.FaultTests.Simulation;

/// <summary>
/// The processor as the simulation has it: the truth about the money, and every way of not telling it. What it settled is
/// what the books are held against.
/// </summary>
internal sealed class Processor(World world)
{
    /// <summary>What we last said is due on an invoice, and how much of what was paid by then we had been told of.</summary>
    private readonly Dictionary<string, (long Cents, long HeardBefore)> _told = [];

    public List<Page> Pages { get; } = [];

    public List<Settlement> Settled { get; } = [];

    /// <summary>From the final phase on it answers and tells the truth.</summary>
    public bool Healed { get; set; }

    public Result<Uri> Open(string request)
    {
        var fault = Healed ? 0 : world.Chance.Below(100);
        if (fault is >= 1 and < 6)
            return world.Say("the processor refuses to open", PaymentSessionErrors.Refused("simulated."));
        if (fault is >= 6 and < 10)
            return world.Say("the call to open never arrives", PaymentSessionErrors.Unavailable);

        var page = new Page(Pages.Count + 1, JsonSerializer.Deserialize<Order>(request)!);
        Pages.Add(page);
        foreach (var line in page.Order.Lines)
            _told[line.Number] = (line.Cents, PaidOn(line.Number, payment => payment.Heard || payment.Seen.Contains(line.Number)));
        if (fault is >= 10 and < 14)
            return world.Say($"page {page.Place} is opened, and the answer is lost", PaymentSessionErrors.Timeout);
        if (fault is >= 14 and < 17)
            return world.Say($"page {page.Place} is opened, and the answer is garbage", PaymentSessionErrors.Unclear);

        page.Known = true;
        world.Note($"page {page.Place} is opened for {page.Order.Account}");
        return new Uri($"https://processor.example/otp/{page.Place}");
    }

    public BalanceAnswer Balance(string invoice)
    {
        var fault = Healed ? 99 : world.Chance.Below(100);
        if (fault < 12)
            return new BalanceAnswer.Unreachable("simulated.");
        if (fault < 15)
            return new BalanceAnswer.NotUnderstood("simulated.");
        if (!_told.TryGetValue(invoice, out var told))
            return new BalanceAnswer.NotFound();
        if (fault < 20 && !Healed)
            return new BalanceAnswer.Due(Money.OfCents(told.Cents));

        foreach (var payment in Settled.Where(payment => payment.Lines.Any(line => line.Number == invoice)))
            payment.Seen.Add(invoice);
        var balance = told.Cents - (PaidOn(invoice, _ => true) - told.HeardBefore);
        return new BalanceAnswer.Due(Money.OfCents(world.BalanceBelowZero ? balance : Math.Max(0, balance)));
    }

    /// <summary>The payer pays on a page, whatever we think of it.</summary>
    public Settlement Pay(Page page)
    {
        var payment = new Settlement($"P{Settled.Count + 1}", page, page.Order.Lines, world.Chance.Percent(30) ? world.Chance.Between(1, 900) : 0);
        Settled.Add(payment);
        return payment;
    }

    private long PaidOn(string invoice, Func<Settlement, bool> which) => Settled
        .Where(which)
        .SelectMany(payment => payment.Lines.Where(line => line.Number == invoice))
        .Sum(line => line.Cents);
}

/// <summary>What the simulation's request says: enough to make a page of.</summary>
internal sealed record Order(string Account, string Token, IReadOnlyList<OrderLine> Lines);

internal sealed record OrderLine(string Number, long Cents);

internal sealed class Page(int place, Order order)
{
    public int Place { get; } = place;

    public Order Order { get; } = order;

    /// <summary>The payer was told its address.</summary>
    public bool Known { get; set; }
}

/// <summary>Money the processor took.</summary>
internal sealed record Settlement(string Id, Page Page, IReadOnlyList<OrderLine> Lines, long FeeCents)
{
    public long Cents => Lines.Sum(line => line.Cents);

    public bool Heard { get; set; }

    public HashSet<string> Seen { get; } = [];
}

/// <summary>The port through which the product's handlers see the simulated processor.</summary>
internal sealed class ProcessorPort(World world) : IPaymentProcessor
{
    public string Compose(PaymentRequest request) => JsonSerializer.Serialize(new Order(
        request.Account.Number, request.Keys.PostbackToken, [.. request.Invoices.Select(invoice => new OrderLine(invoice.Number, invoice.BalanceDue.Cents))]));

    public async Task<Result<Uri>> Open(Biller biller, string request, CancellationToken ct)
    {
        await world.Between("before the call to open", ct);
        var answer = world.Processor.Open(request);
        await world.Between("after the call to open", ct);
        return answer;
    }

    public async Task<BalanceAnswer> BalanceOf(Biller biller, string invoiceNumber, CancellationToken ct)
    {
        await world.Between("before asking for a balance", ct);
        var answer = world.Processor.Balance(invoiceNumber);
        await world.Between("after asking for a balance", ct);
        return answer;
    }
}
