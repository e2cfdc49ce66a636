using Grancius.Sandbox.Faults;
using Grancius.Sandbox.Opening;
using Grancius.Sandbox.Payments;
using Grancius.Sandbox.Postbacks;

namespace Grancius.Sandbox.Sessions;

/// <summary>
/// One opened hosted page. What the payer has chosen so far lives here rather than in the browser, so every step
/// works without a script. Money is booked while holding <see cref="Gate"/>.
/// </summary>
internal sealed class HostedSession(string id, Guid requestGuid, Guid billerGuid, OpenRequest request, DateTimeOffset openedAt)
{
    private readonly HashSet<string> _removed = new(StringComparer.Ordinal);
    private readonly List<Attempt> _attempts = [];
    private readonly List<PostResult> _posts = [];
    private readonly List<PostbackMessage> _held = [];

    public Lock Gate { get; } = new();

    /// <summary>Last part of the hosted page's address.</summary>
    public string Id { get; } = id;

    public Guid RequestGuid { get; } = requestGuid;

    public Guid BillerGuid { get; } = billerGuid;

    public OpenRequest Request { get; } = request;

    public DateTimeOffset OpenedAt { get; } = openedAt;

    /// <summary>Faults of this session alone.</summary>
    public FaultSet Faults { get; set; } = FaultSet.Nothing;

    /// <summary>Amount the payer typed in step 2; null pays all that is selected.</summary>
    public long? ChosenCents { get; set; }

    /// <summary>Card or account chosen in step 3.</summary>
    public TestTender? ChosenTender { get; set; }

    public Payment? Paid { get; set; }

    public string? Reference => Request.BillerReference;

    public bool AtReader => Request.ReaderDeviceId is not null;

    public IReadOnlyList<SessionInvoice> Selected
    {
        get
        {
            lock (Gate)
                return [.. Request.Invoices.Where(i => !_removed.Contains(i.InvoiceNumber))];
        }
    }

    public IReadOnlyList<SessionInvoice> Removed
    {
        get
        {
            lock (Gate)
                return [.. Request.Invoices.Where(i => _removed.Contains(i.InvoiceNumber))];
        }
    }

    /// <summary>Principal of what is selected, in cents.</summary>
    public long TotalCents => Selected.Sum(i => i.BalanceCents);

    public long AmountCents => ChosenCents is { } chosen && chosen <= TotalCents ? chosen : TotalCents;

    public long FeeCents(Tender tender) => PaymentShare.Split(Selected, AmountCents, tender).Sum(s => s.FeeCents);

    public IReadOnlyList<Attempt> Attempts
    {
        get
        {
            lock (Gate)
                return [.. _attempts];
        }
    }

    public IReadOnlyList<PostResult> Posts
    {
        get
        {
            lock (Gate)
                return [.. _posts];
        }
    }

    /// <summary>Takes an invoice out of the selection; the last one stays.</summary>
    public bool Remove(string invoiceNumber)
    {
        lock (Gate)
        {
            var known = Request.Invoices.Any(i => string.Equals(i.InvoiceNumber, invoiceNumber, StringComparison.Ordinal));
            if (!known || Paid is not null || _removed.Contains(invoiceNumber) || Request.Invoices.Count - _removed.Count < 2)
                return false;

            ChosenCents = null;
            return _removed.Add(invoiceNumber);
        }
    }

    public void PutBack(string invoiceNumber)
    {
        lock (Gate)
        {
            ChosenCents = null;
            _removed.Remove(invoiceNumber);
        }
    }

    public void Tried(Attempt attempt)
    {
        lock (Gate)
            _attempts.Add(attempt);
    }

    public void Posted(PostResult post)
    {
        lock (Gate)
        {
            // A page shows a handful; the log has them all.
            if (_posts.Count < 200)
                _posts.Add(post);
        }
    }

    /// <summary>Keeps posts back until an approval has overtaken them.</summary>
    public void Hold(IEnumerable<PostbackMessage> messages)
    {
        lock (Gate)
            _held.AddRange(messages);
    }

    public IReadOnlyList<PostbackMessage> TakeHeld()
    {
        lock (Gate)
        {
            PostbackMessage[] held = [.. _held];
            _held.Clear();
            return held;
        }
    }
}
