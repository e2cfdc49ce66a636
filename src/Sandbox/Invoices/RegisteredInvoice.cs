using System.Collections.Immutable;
using Grancius.Sandbox.Sessions;

namespace Grancius.Sandbox.Invoices;

/// <summary>
/// What Invoice Cloud holds about one invoice, in cents: the balance the biller sent last, the balance due now, and
/// the payments of which the biller has neither been told nor could have read in a balance ("unheard").
/// </summary>
internal sealed record RegisteredInvoice(
    SessionInvoice Invoice, long SentCents, long BalanceCents, ImmutableDictionary<Guid, long> Unheard)
{
    /// <summary>
    /// The biller sends the invoice, perhaps again. Its word on the balance counts, less what was paid without
    /// its knowledge: an invoice whose postback got lost does not become unpaid by opening a second session.
    /// </summary>
    public static RegisteredInvoice Bill(RegisteredInvoice? known, SessionInvoice sent)
    {
        var unheard = known?.Unheard ?? ImmutableDictionary<Guid, long>.Empty;
        return new(sent, sent.BalanceCents, Math.Max(0, sent.BalanceCents - unheard.Values.Sum()), unheard);
    }

    public RegisteredInvoice Pay(Guid payment, long cents) =>
        this with { BalanceCents = Math.Max(0, BalanceCents - cents), Unheard = Unheard.SetItem(payment, cents) };

    /// <summary>A postback that told of this payment was accepted.</summary>
    public RegisteredInvoice Heard(Guid payment) => this with { Unheard = Unheard.Remove(payment) };

    /// <summary>The biller read the true balance.</summary>
    public RegisteredInvoice Asked() => this with { Unheard = Unheard.Clear() };

    /// <summary>The bank took the money back.</summary>
    public RegisteredInvoice Return(Guid payment, long cents) => this with
    {
        BalanceCents = Math.Min(SentCents, BalanceCents + cents),
        Unheard = Unheard.Remove(payment),
    };
}
