using System.Text.Json;
using Grancius.Application.PaymentSessions;
using Grancius.Domain.Common;
using Grancius.Domain.Jurisdictions;
using Grancius.FaultTests.Nodes;

namespace Grancius.FaultTests.Processors;

/// <summary>The port through which a node's handlers see the simulated processor. A call takes its time, and others go on meanwhile.</summary>
internal sealed class ProcessorPort(Node node) : IPaymentProcessor
{
    private readonly Processor _processor = node.World.Processor;

    public string Compose(PaymentRequest request) => JsonSerializer.Serialize(new Order(
        request.Account.Number, request.Keys.PostbackToken, request.Keys.Token,
        [.. request.Invoices.Select(invoice => new OrderLine(invoice.ShownAs, invoice.BalanceDue.Cents))]));

    public async Task<Result<Uri>> Open(Biller biller, string request, CancellationToken ct)
    {
        // The product says that from here on a caller who goes away changes nothing.
        if (node.World.Scheduler.Current is { } actor)
            actor.MayBeAbandoned = false;
        await node.TakesTime(Way(), "before the call to open");
        var answer = _processor.Open(request, node.Name);
        await node.TakesTime(Way(), "before the call to open was answered");
        return answer;
    }

    public async Task<BalanceAnswer> BalanceOf(Biller biller, string invoiceNumber, CancellationToken ct)
    {
        await node.TakesTime(Way(), "before the processor was asked");
        var answer = _processor.Balance(invoiceNumber, node.Name);
        await node.TakesTime(Way(), "before the processor's answer came");
        return answer;
    }

    /// <summary>Mostly quick, sometimes until just before the call would be given up.</summary>
    private TimeSpan Way() => TimeSpan.FromMilliseconds(node.World.Chance.Percent(90) ? node.World.Chance.Between(20, 400) : node.World.Chance.Between(400, 9_500));
}
