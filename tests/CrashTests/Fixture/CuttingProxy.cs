using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Grancius.CrashTests.Fixture;

/// <summary>How a connection came to its end.</summary>
internal enum Cut
{
    /// <summary>At any moment, whatever was under way.</summary>
    AnyTime,

    /// <summary>COMMIT had been passed on to the server, and its answer had not come.</summary>
    CommitSent,

    /// <summary>The server had answered COMMIT, and its answer was kept from the product.</summary>
    CommitAnswered,

    /// <summary>The same with a statement that commits by itself.</summary>
    StatementAnswered,
}

/// <summary>Stands between the product and PostgreSQL, and cuts connections.</summary>
internal sealed class CuttingProxy : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentDictionary<Wire, bool> _wires = new();
    private readonly ConcurrentDictionary<Cut, int> _cuts = new();
    private readonly int _server;
    private readonly Chance _chance;

    public CuttingProxy(int server, Chance chance)
    {
        _server = server;
        _chance = chance;
        _listener.Start();
        _ = Accept();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Whether COMMITs and statements are cut off from their answers.</summary>
    public bool IsCutting { get; set; }

    public int this[Cut cut] => _cuts.GetValueOrDefault(cut);

    public override string ToString() => string.Join(", ", Enum.GetValues<Cut>().Select(cut => $"{cut} x{this[cut]}"));

    /// <summary>Cuts some of the open connections, whatever they are doing.</summary>
    public void CutSome()
    {
        foreach (var wire in _wires.Keys.Where(_ => _chance.Happens(0.3)))
            wire.End(Cut.AnyTime);
    }

    public void Dispose()
    {
        _listener.Dispose();
        foreach (var wire in _wires.Keys)
            wire.End(null);
    }

    /// <summary>What is to happen to this message: asked for each that may commit. Of the few that commit alone, the first is cut off in any case.</summary>
    internal Cut? Decide(bool commit) => !IsCutting ? null
        : commit ? (_chance.Happens(0.02) ? Cut.CommitSent : _chance.Happens(0.03) ? Cut.CommitAnswered : null)
        : this[Cut.StatementAnswered] == 0 || _chance.Happens(0.15) ? Cut.StatementAnswered : null;

    internal void Ended(Wire wire, Cut? cut)
    {
        _wires.TryRemove(wire, out _);
        if (cut is { } how)
            _cuts.AddOrUpdate(how, 1, (_, count) => count + 1);
    }

    private async Task Accept()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync();
                var server = new TcpClient();
                await server.ConnectAsync(IPAddress.Loopback, _server);
                var wire = new Wire(this, client, server);
                _wires[wire] = true;
                wire.Run();
            }
        }
        catch (Exception fault) when (fault is SocketException or ObjectDisposedException)
        {
            // The proxy is at its end.
        }
    }
}
