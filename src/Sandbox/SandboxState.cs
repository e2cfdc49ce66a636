using Grancius.Sandbox.Activity;
using Grancius.Sandbox.Faults;
using Grancius.Sandbox.Invoices;
using Grancius.Sandbox.Payments;
using Grancius.Sandbox.Readers;
using Grancius.Sandbox.Sessions;

namespace Grancius.Sandbox;

/// <summary>Everything the stand-in remembers, in memory only: each part guards itself and drops its oldest when full.</summary>
internal sealed class SandboxState(TimeProvider clock)
{
    /// <summary>How many of anything are kept.</summary>
    public const int Capacity = 100_000;

    public SessionRegister Sessions { get; } = new();

    public InvoiceRegister Invoices { get; } = new();

    public PaymentBook Payments { get; } = new();

    public FaultBoard Faults { get; } = new();

    public ReaderRegister Readers { get; } = new();

    public ActivityLog Log { get; } = new(clock);

    public void Clear()
    {
        Sessions.Clear();
        Invoices.Clear();
        Payments.Clear();
        Faults.Clear();
        Readers.Clear();
        Log.Clear();
    }
}
