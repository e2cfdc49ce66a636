using Grancius.Application.Common;
using Grancius.Domain.Invoices;
using Grancius.Domain.Jurisdictions;
using Grancius.Domain.PaymentSessions;
using Microsoft.EntityFrameworkCore;

namespace Grancius.Application.PaymentSessions;

/// <summary>
/// Sessions and their invoices, locked until the transaction ends, with the payments that are booked on them: what has to
/// be known before money is applied, read once for however many pieces of news.
/// </summary>
internal sealed class LockedSessions
{
    private readonly IGranciusDb _db;
    private readonly Dictionary<InvoiceId, Invoice> _invoices;
    private readonly Dictionary<PaymentSessionId, PaymentSession> _sessions;
    private readonly List<Payment> _payments = [];
    private readonly HashSet<string> _read = new(StringComparer.Ordinal);

    private LockedSessions(IGranciusDb db, Dictionary<InvoiceId, Invoice> invoices, Dictionary<PaymentSessionId, PaymentSession> sessions)
    {
        _db = db;
        _invoices = invoices;
        _sessions = sessions;
    }

    /// <summary>
    /// Locks the invoices in the order of their ids, then the sessions in theirs: every path takes the same order, so none
    /// waits for another in a circle. Which invoices a session has never changes and may be read before.
    /// </summary>
    public static async Task<LockedSessions> Lock(
        IGranciusDb db, IReadOnlyCollection<PaymentSessionId> sessions, IReadOnlyCollection<InvoiceId> invoices, CancellationToken ct)
    {
        var lockedInvoices = await db.Invoices.ForUpdate()
            .Where(invoice => invoices.Contains(invoice.Id))
            .OrderBy(invoice => invoice.Id)
            .ToDictionaryAsync(invoice => invoice.Id, ct);
        var lockedSessions = await db.PaymentSessions.ForUpdate()
            .Where(session => sessions.Contains(session.Id))
            .OrderBy(session => session.Id)
            .ToDictionaryAsync(session => session.Id, ct);
        return new LockedSessions(db, lockedInvoices, lockedSessions);
    }

    public PaymentSession this[PaymentSessionId id] => _sessions[id];

    public Invoice this[InvoiceId id] => _invoices[id];

    /// <summary>Another session than those that the news was about, locked as well.</summary>
    public async Task<PaymentSession> Another(PaymentSessionId id, CancellationToken ct)
    {
        if (!_sessions.TryGetValue(id, out var session))
            _sessions.Add(id, session = await _db.PaymentSessions.ForUpdate().SingleAsync(session => session.Id == id, ct));
        return session;
    }

    /// <summary>Reads the payments of these names, and those of the invoices that have no name yet.</summary>
    public async Task ReadPayments(IReadOnlyCollection<JurisdictionId> jurisdictions, IReadOnlyCollection<string> names, CancellationToken ct)
    {
        var missing = names.Where(name => !_read.Contains(name)).ToList();
        if (missing.Count == 0)
            return;

        var invoices = _invoices.Keys.ToList();
        var found = await _db.Payments
            .Where(payment => (jurisdictions.Contains(payment.JurisdictionId) && missing.Contains(payment.ProcessorPaymentId!))
                || (payment.ProcessorPaymentId == null && invoices.Contains(payment.InvoiceId)))
            .ToListAsync(ct);
        _payments.AddRange(found.Where(payment => !_payments.Contains(payment)));
        _read.UnionWith(missing);
    }

    /// <summary>What is booked under the processor's name of a payment, or without any name on these invoices.</summary>
    public async Task<List<Payment>> Payments(JurisdictionId jurisdiction, string name, IReadOnlyCollection<InvoiceId> invoices, CancellationToken ct)
    {
        await ReadPayments([jurisdiction], [name], ct);
        return _payments.FindAll(payment => payment.JurisdictionId == jurisdiction
            && (payment.ProcessorPaymentId == name || (payment.ProcessorPaymentId is null && invoices.Contains(payment.InvoiceId))));
    }

    /// <summary>All that is booked on these invoices.</summary>
    public async Task<List<Payment>> PaymentsOn(IReadOnlyCollection<InvoiceId> invoices, CancellationToken ct)
    {
        if (invoices.Count == 0)
            return [];

        var found = await _db.Payments.Where(payment => invoices.Contains(payment.InvoiceId)).ToListAsync(ct);
        return [.. found, .. _payments.Where(payment => invoices.Contains(payment.InvoiceId) && !found.Contains(payment))];
    }

    public void Add(Payment payment)
    {
        _db.Payments.Add(payment);
        _payments.Add(payment);
    }

    /// <summary>Lets go of the invoices of those sessions that are over.</summary>
    public async Task ReleaseHolds(CancellationToken ct)
    {
        var over = _sessions.Values.Where(session => !session.Status.IsLive()).Select(session => session.Id).ToList();
        if (over.Count > 0)
            await _db.InvoiceHolds.Where(hold => over.Contains(hold.SessionId)).ExecuteDeleteAsync(ct);
    }
}
