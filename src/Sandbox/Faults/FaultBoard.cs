using Grancius.Sandbox.Sessions;

namespace Grancius.Sandbox.Faults;

/// <summary>
/// Faults for the next session, and faults for all. "Next" is used up: its open fault by the next open call, the
/// rest by the next session that comes to exist. "All" holds until it is cleared, for sessions already open too.
/// </summary>
internal sealed class FaultBoard
{
    private readonly Lock _gate = new();
    private FaultSet _next = FaultSet.Nothing;
    private FaultSet _all = FaultSet.Nothing;

    public (FaultSet Next, FaultSet All) Current
    {
        get
        {
            lock (_gate)
                return (_next, _all);
        }
    }

    public void Apply(FaultOrder order)
    {
        lock (_gate)
        {
            if (order.Clear)
                (_next, _all) = (FaultSet.Nothing, FaultSet.Nothing);
            else if (order.ForAll)
                _all = order.ApplyTo(_all);
            else
                _next = order.ApplyTo(_next);
        }
    }

    /// <summary>
    /// What an open call meets: how the call itself goes, and what sticks to the session. One step under the lock,
    /// so that of two calls at once only one meets the faults for the next session.
    /// </summary>
    public (FaultSet Call, FaultSet Sticking) TakeForOpen()
    {
        lock (_gate)
        {
            var call = _next.Over(_all);
            if (call.Open is OpenFault.ServerError or OpenFault.TooManyRequests or OpenFault.Refused)
            {
                _next = _next with { Open = null };
                return (call, FaultSet.Nothing);
            }

            var sticking = _next with { Open = null };
            _next = FaultSet.Nothing;
            return (call, sticking);
        }
    }

    /// <summary>Gives back what was taken for a session that did not come to exist.</summary>
    public void GiveBack(FaultSet sticking)
    {
        lock (_gate)
            _next = _next.Over(sticking);
    }

    /// <summary>What holds for a session now: its own faults first.</summary>
    public FaultSet For(HostedSession? session)
    {
        lock (_gate)
            return (session?.Faults ?? FaultSet.Nothing).Over(_all);
    }

    public void Clear()
    {
        lock (_gate)
            (_next, _all) = (FaultSet.Nothing, FaultSet.Nothing);
    }
}
