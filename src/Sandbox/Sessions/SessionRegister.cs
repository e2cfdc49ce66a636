namespace Grancius.Sandbox.Sessions;

/// <summary>The sessions that were opened, found by address, by request, by reference or by invoice.</summary>
internal sealed class SessionRegister
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, HostedSession> _byId = new(StringComparer.Ordinal);
    private readonly Dictionary<Guid, HostedSession> _byGuid = [];
    private readonly Dictionary<string, HostedSession> _byReference = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HostedSession> _byInvoice = new(StringComparer.Ordinal);
    private readonly Queue<HostedSession> _inOrder = new();

    public void Add(HostedSession session)
    {
        lock (_gate)
        {
            _byId[session.Id] = session;
            _byGuid[session.RequestGuid] = session;
            if (session.Reference is { } reference)
                _byReference[reference] = session;

            foreach (var invoice in session.Request.Invoices)
                _byInvoice[invoice.InvoiceNumber] = session;

            _inOrder.Enqueue(session);
            if (_inOrder.Count > SandboxState.Capacity)
                Forget(_inOrder.Dequeue());
        }
    }

    public HostedSession? ById(string id)
    {
        lock (_gate)
            return _byId.GetValueOrDefault(id);
    }

    /// <summary>The newest session whose basket holds the invoice.</summary>
    public HostedSession? ByInvoice(string invoiceNumber)
    {
        lock (_gate)
            return _byInvoice.GetValueOrDefault(invoiceNumber);
    }

    /// <summary>By anything a caller may have at hand: the payer's URL, its last part, the request's GUID, the biller's reference (or its end), an invoice number.</summary>
    public HostedSession? Find(string text)
    {
        lock (_gate)
        {
            if (_byId.GetValueOrDefault(text[(text.LastIndexOf('/') + 1)..].Split('?')[0]) is { } byId)
                return byId;

            if (Guid.TryParse(text, out var guid) && _byGuid.GetValueOrDefault(guid) is { } byGuid)
                return byGuid;

            return _byReference.GetValueOrDefault(text)
                ?? _byInvoice.GetValueOrDefault(text)
                ?? _inOrder.LastOrDefault(s => s.Reference?.EndsWith(text, StringComparison.Ordinal) is true)
                ?? _inOrder.LastOrDefault(s => s.Request.PostBackUrl?.Contains("Session=" + text, StringComparison.Ordinal) is true);
        }
    }

    /// <summary>The newest sessions, newest first.</summary>
    public IReadOnlyList<HostedSession> Tail(int count)
    {
        lock (_gate)
            return [.. _inOrder.TakeLast(count).Reverse()];
    }

    public void Clear()
    {
        lock (_gate)
        {
            _byId.Clear();
            _byGuid.Clear();
            _byReference.Clear();
            _byInvoice.Clear();
            _inOrder.Clear();
        }
    }

    private void Forget(HostedSession session)
    {
        _byId.Remove(session.Id);
        _byGuid.Remove(session.RequestGuid);
        if (session.Reference is { } reference && ReferenceEquals(_byReference.GetValueOrDefault(reference), session))
            _byReference.Remove(reference);

        foreach (var invoice in session.Request.Invoices)
        {
            if (ReferenceEquals(_byInvoice.GetValueOrDefault(invoice.InvoiceNumber), session))
                _byInvoice.Remove(invoice.InvoiceNumber);
        }
    }
}
