using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;

namespace Grancius.CrashTests.Fixture;

/// <summary>
/// One connection through the proxy. What the product sends is read message by message (PostgreSQL's frontend protocol
/// 3), so that a COMMIT is known from the rest.
/// </summary>
internal sealed class Wire(CuttingProxy proxy, TcpClient client, TcpClient server)
{
    private const int FirstRequestCode = 80_877_000;

    private readonly Dictionary<string, string> _statements = [];
    private Cut? _afterAnswer;
    private bool _inTransaction;
    private int _ended;
    private string _bound = "";

    public void Run()
    {
        client.NoDelay = server.NoDelay = true;
        _ = Pump(Forward);
        _ = Pump(Return);
    }

    public void End(Cut? cut)
    {
        if (Interlocked.Exchange(ref _ended, 1) == 1)
            return;

        proxy.Ended(this, cut);
        // A reset, as when a machine or its network is gone, and no polite end.
        client.LingerState = new LingerOption(true, 0);
        client.Dispose();
        server.Dispose();
    }

    private async Task Pump(Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (Exception fault) when (fault is IOException or SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // One side is gone: so is the other.
        }

        End(null);
    }

    private async Task Forward()
    {
        var (from, to) = (client.GetStream(), server.GetStream());
        var greeted = false;
        while (true)
        {
            var message = await Next(from, typed: greeted);
            // Requests for encryption come before the greeting proper and are answered by one letter.
            greeted = greeted || BinaryPrimitives.ReadInt32BigEndian(message.AsSpan(4)) < FirstRequestCode;
            var decided = Understand(message);
            if (decided is Cut.CommitAnswered or Cut.StatementAnswered)
                _afterAnswer = decided;
            await to.WriteAsync(message);
            if (decided is not Cut.CommitSent)
                continue;

            End(Cut.CommitSent);
            return;
        }
    }

    private async Task Return()
    {
        var (from, to) = (server.GetStream(), client.GetStream());
        var buffer = new byte[64 * 1024];
        while (await from.ReadAsync(buffer) is var length and > 0)
        {
            if (_afterAnswer is { } cut)
            {
                End(cut);
                return;
            }

            await to.WriteAsync(buffer.AsMemory(0, length));
        }
    }

    /// <summary>Whether this message may commit, and what is to come of it.</summary>
    private Cut? Understand(byte[] message)
    {
        switch ((char)message[0])
        {
            case 'Q': // a query as text
                return Executes(Text(message, 5));
            case 'P': // parse: the name of the statement, its text
                var name = Text(message, 5);
                _statements[name] = Text(message, 6 + Encoding.UTF8.GetByteCount(name));
                return null;
            case 'B': // bind: the portal, the statement
                _bound = _statements.GetValueOrDefault(Text(message, 6 + Encoding.UTF8.GetByteCount(Text(message, 5))), "");
                return null;
            case 'E': // execute; a Sync follows, with which a statement outside a transaction commits
                return Executes(_bound);
            default:
                return null;
        }
    }

    private Cut? Executes(string sql)
    {
        if (sql.StartsWith("COMMIT", StringComparison.OrdinalIgnoreCase))
        {
            _inTransaction = false;
            return proxy.Decide(commit: true);
        }

        if (sql.StartsWith("BEGIN", StringComparison.OrdinalIgnoreCase) || sql.StartsWith("ROLLBACK", StringComparison.OrdinalIgnoreCase))
            _inTransaction = sql.StartsWith("BEGIN", StringComparison.OrdinalIgnoreCase);
        return !_inTransaction && Changes(sql) ? proxy.Decide(commit: false) : null;
    }

    private static bool Changes(string sql) =>
        ((string[])["INSERT", "UPDATE", "DELETE"]).Any(verb => sql.StartsWith(verb, StringComparison.OrdinalIgnoreCase));

    private static string Text(byte[] message, int at) => at >= message.Length ? ""
        : Encoding.UTF8.GetString(message, at, Math.Max(0, Array.IndexOf(message, (byte)0, at) - at));

    private static async Task<byte[]> Next(NetworkStream from, bool typed)
    {
        var head = new byte[typed ? 5 : 4];
        await from.ReadExactlyAsync(head);
        var length = BinaryPrimitives.ReadInt32BigEndian(head.AsSpan(head.Length - 4));
        var message = new byte[head.Length + length - 4];
        head.CopyTo(message, 0);
        await from.ReadExactlyAsync(message.AsMemory(head.Length));
        return message;
    }
}
