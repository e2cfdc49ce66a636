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
    private static readonly CompiledQuery<List<InvoiceId>, HeldInvoice> InvoicesForUpdate = new((db, ids) =>
        db.Invoices.ForUpdate().Where(invoice => ids.Contains(invoice.Id)).OrderBy(invoice => invoice.Id)
            .Select(invoice => new HeldInvoice(
                invoice, db.InvoiceHolds.Where(hold => hold.InvoiceId == invoice.Id).Select(hold => (PaymentSessionId?)hold.SessionId).FirstOrDefault())));

    private static readonly CompiledQuery<List<PaymentSessionId>, PaymentSession> SessionsForUpdate = new((db, ids) =>
        db.PaymentSessions.ForUpdate().Where(session => ids.Contains(session.Id)).OrderBy(session => session.Id));

    private static readonly CompiledQuery<List<JurisdictionId>, List<string>, List<InvoiceId>, Payment> PaymentsNamed = new((db, jurisdictions, names, invoices) =>
        db.Payments.Where(payment => (jurisdictions.Contains(payment.JurisdictionId) && names.Contains(payment.ProcessorPaymentId!))
            || (payment.ProcessorPaymentId == null && invoices.Contains(payment.InvoiceId))));

    private readonly IGranciusDb _db;
    private readonly Dictionary<InvoiceId, Invoice> _invoices;
    private readonly List<InvoiceHold> _holds;
    private readonly Dictionary<PaymentSessionId, PaymentSession> _sessions;
    private readonly HashSet<PaymentSessionId> _others = [];
    private readonly List<Payment> _payments = [];
    private readonly HashSet<string> _read = new(StringComparer.Ordinal);

    private LockedSessions(IGranciusDb db, IReadOnlyList<HeldInvoice> invoices, Dictionary<PaymentSessionId, PaymentSession> sessions)
    {
        _db = db;
        _invoices = invoices.ToDictionary(held => held.Invoice.Id, held => held.Invoice);
        _holds = [.. invoices.Where(held => held.By is not null).Select(held => new InvoiceHold(held.Invoice.Id, held.By!.Value))];
        _sessions = sessions;
    }

    /// <summary>
    /// Locks the invoices in the order of their ids, then the sessions in theirs: every path takes the same order, so none
    /// waits for another in a circle. Which invoices a session has never changes and may be read before.
    /// </summary>
    public static async Task<LockedSessions> Lock(
        IGranciusDb db, IReadOnlyCollection<PaymentSessionId> sessions, IReadOnlyCollection<InvoiceId> invoices, CancellationToken ct)
    {
        var lockedInvoices = await InvoicesForUpdate.ToList(db, [.. invoices], ct);
        var lockedSessions = await SessionsForUpdate.ToList(db, [.. sessions], ct);
        return new LockedSessions(db, lockedInvoices, lockedSessions.ToDictionary(session => session.Id));
    }

    /// <summary>
    /// For sessions that are locked already, in a transaction that waits for no lock: where nobody waits, no order is needed.
    /// </summary>
    public static async Task<LockedSessions> Of(IGranciusDb db, IReadOnlyCollection<PaymentSession> sessions, IReadOnlyCollection<InvoiceId> invoices, CancellationToken ct) =>
        new(db, await InvoicesForUpdate.ToList(db, [.. invoices], ct), sessions.ToDictionary(session => session.Id));

    public PaymentSession this[PaymentSessionId id] => _sessions[id];

    public Invoice this[InvoiceId id] => _invoices[id];

    /// <summary>Another session than those that the news was about, locked as well.</summary>
    public async Task<PaymentSession> Another(PaymentSessionId id, CancellationToken ct)
    {
        if (!_sessions.TryGetValue(id, out var session))
        {
            _sessions.Add(id, session = await _db.PaymentSessions.ForUpdate().SingleAsync(session => session.Id == id, ct));
            _others.Add(id);
        }

        return session;
    }

    /// <summary>Reads the payments of these names, and those of the invoices that have no name yet.</summary>
    public async Task ReadPayments(IReadOnlyCollection<JurisdictionId> jurisdictions, IReadOnlyCollection<string> names, CancellationToken ct)
    {
        var missing = names.Where(name => !_read.Contains(name)).ToList();
        if (missing.Count == 0)
            return;

        var found = await PaymentsNamed.ToList(_db, [.. jurisdictions], missing, [.. _invoices.Keys], ct);
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

    /// <summary>Gives a payment the processor's id, whose payments have been read: another session's is told by the key.</summary>
    public void Name(Payment payment, string processorPaymentId, PaymentSessionId session) =>
        payment.IsNamed(processorPaymentId, session, isFirst: !_payments.Exists(other =>
            other.JurisdictionId == payment.JurisdictionId && other.ProcessorPaymentId == processorPaymentId));

    /// <summary>
    /// Lets go of the invoices of those sessions that are over, with the save. A session has its holds before anybody hears
    /// of it; one that was let go or taken while the lock was waited for is told by its key, and then all is read again.
    /// </summary>
    public async Task ReleaseHolds(CancellationToken ct)
    {
        var over = _sessions.Values.Where(session => !session.Status.IsLive()).Select(session => session.Id).ToList();
        _db.InvoiceHolds.RemoveRange(_holds.Where(hold => over.Contains(hold.SessionId) && !_others.Contains(hold.SessionId)));
        // Of another session not every invoice is locked here.
        var others = over.FindAll(_others.Contains);
        if (others.Count > 0)
            await _db.InvoiceHolds.Where(hold => others.Contains(hold.SessionId)).ExecuteDeleteAsync(ct);
    }

    private sealed record HeldInvoice(Invoice Invoice, PaymentSessionId? By);
}
