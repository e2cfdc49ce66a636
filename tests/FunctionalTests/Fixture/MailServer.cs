using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Grancius.FunctionalTests.Fixture;

/// <summary>A mail server of few words: takes letters, or refuses them with the answer that a test gives it.</summary>
internal sealed class MailServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentQueue<Eml> _taken = new();
    private readonly CancellationTokenSource _over = new();
    private readonly Task _work;

    public MailServer()
    {
        _listener.Start();
        _work = Listen();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>What it answers to each recipient; null for yes.</summary>
    public string? Refusal { get; set; }

    public IReadOnlyList<Eml> Taken => [.. _taken];

    public string[] Settings => ["--Mail:PickupFolder=", "--Mail:Host=127.0.0.1", $"--Mail:Port={Port}", "--Mail:Tls=false", "--Mail:From=fees@hernando.example"];

    public async ValueTask DisposeAsync()
    {
        // Whoever has not hung up by now is not waited for.
        await _over.CancelAsync();
        _listener.Stop();
        await _work;
        _over.Dispose();
    }

    private async Task Listen()
    {
        try
        {
            while (true)
            {
                using var caller = await _listener.AcceptTcpClientAsync(_over.Token);
                await Serve(caller);
            }
        }
        catch (Exception fault) when (fault is SocketException or ObjectDisposedException or IOException or OperationCanceledException)
        {
            // The test is over.
        }
    }

    private async Task Serve(TcpClient caller)
    {
        using var reader = new StreamReader(caller.GetStream(), Encoding.UTF8);
        await using var writer = new StreamWriter(caller.GetStream(), new UTF8Encoding(false)) { NewLine = "\r\n", AutoFlush = true };
        await writer.WriteLineAsync("220 post.example");
        while (await reader.ReadLineAsync(_over.Token) is { } line)
        {
            var word = line.Length >= 4 ? line[..4].ToUpperInvariant() : line.ToUpperInvariant();
            if (word == "DATA")
            {
                await writer.WriteLineAsync("354 go on");
                var letter = new StringBuilder();
                while (await reader.ReadLineAsync(_over.Token) is { } text && text != ".")
                    letter.Append(text.StartsWith("..", StringComparison.Ordinal) ? text[1..] : text).Append('\n');
                _taken.Enqueue(Eml.Of(letter.ToString()));
            }

            await writer.WriteLineAsync(word switch
            {
                "RCPT" when Refusal is { } refusal => refusal,
                "QUIT" => "221 bye",
                _ => "250 ok",
            });
            if (word == "QUIT")
                return;
        }
    }
}
