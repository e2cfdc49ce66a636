namespace Grancius.Sandbox.Payments;

/// <summary>All money taken, in order.</summary>
internal sealed class PaymentBook
{
    private readonly Lock _gate = new();
    private readonly LinkedList<Payment> _payments = new();
    private readonly Dictionary<Guid, LinkedListNode<Payment>> _byGuid = [];

    public IReadOnlyList<Payment> All
    {
        get
        {
            lock (_gate)
                return [.. _payments];
        }
    }

    public void Add(Payment payment)
    {
        lock (_gate)
        {
            _byGuid[payment.Guid] = _payments.AddLast(payment);
            if (_payments.Count <= SandboxState.Capacity)
                return;

            _byGuid.Remove(_payments.First!.Value.Guid);
            _payments.RemoveFirst();
        }
    }

    /// <summary>Notes that a payment goes back, sooner than expected perhaps; null when it is unknown or already back.</summary>
    public Payment? Return(Guid payment, PaymentReturn how)
    {
        lock (_gate)
        {
            if (!_byGuid.TryGetValue(payment, out var node) || node.Value.Return is { Taken: true })
                return null;

            return node.Value = node.Value with { Return = how };
        }
    }

    /// <summary>Marks the returns that are due as taken and gives their payments, each once.</summary>
    public IReadOnlyList<Payment> TakeDueReturns(DateOnly today)
    {
        lock (_gate)
        {
            List<Payment> due = [];
            foreach (var node in _byGuid.Values.Where(n => n.Value.Return is { Taken: false } r && r.On <= today))
            {
                node.Value = node.Value with { Return = node.Value.Return! with { Taken = true } };
                due.Add(node.Value);
            }

            return due;
        }
    }

    public void Clear()
    {
        lock (_gate)
        {
            _payments.Clear();
            _byGuid.Clear();
        }
    }
}
