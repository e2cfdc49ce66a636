using Grancius.Sandbox.Sessions;

namespace Grancius.Sandbox.Invoices;

/// <summary>The balances of all invoices that were ever sent, by biller and number.</summary>
internal sealed class InvoiceRegister
{
    private readonly Lock _gate = new();
    private readonly Dictionary<(Guid Biller, string Number), RegisteredInvoice> _invoices = [];
    private readonly Queue<(Guid Biller, string Number)> _inOrder = new();

    public void Bill(Guid biller, SessionInvoice sent)
    {
        lock (_gate)
        {
            var key = (biller, sent.InvoiceNumber);
            var known = _invoices.GetValueOrDefault(key);
            _invoices[key] = RegisteredInvoice.Bill(known, sent);
            if (known is not null)
                return;

            _inOrder.Enqueue(key);
            if (_inOrder.Count > SandboxState.Capacity)
                _invoices.Remove(_inOrder.Dequeue());
        }
    }

    public void Pay(Guid biller, string number, Guid payment, long cents) => Change(biller, number, i => i.Pay(payment, cents));

    public void Heard(Guid biller, string number, Guid payment) => Change(biller, number, i => i.Heard(payment));

    public void Return(Guid biller, string number, Guid payment, long cents) => Change(biller, number, i => i.Return(payment, cents));

    public void Asked(Guid biller, string number) => Change(biller, number, i => i.Asked());

    public RegisteredInvoice? Find(Guid biller, string number)
    {
        lock (_gate)
            return _invoices.GetValueOrDefault((biller, number));
    }

    public void Clear()
    {
        lock (_gate)
        {
            _invoices.Clear();
            _inOrder.Clear();
        }
    }

    private void Change(Guid biller, string number, Func<RegisteredInvoice, RegisteredInvoice> change)
    {
        lock (_gate)
        {
            if (_invoices.TryGetValue((biller, number), out var invoice))
                _invoices[(biller, number)] = change(invoice);
        }
    }
}
