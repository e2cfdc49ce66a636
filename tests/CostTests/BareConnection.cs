using System.Buffers.Text;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Grancius.CostTests;

/// <summary>One kept-alive HTTP connection that allocates nothing while it asks: what is counted meanwhile is the product's.</summary>
internal sealed class BareConnection : IDisposable
{
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly byte[] _answer = new byte[256 * 1024];
    private int _length;

    public BareConnection(Uri address) => _socket.Connect(new IPEndPoint(IPAddress.Loopback, address.Port));

    /// <summary>Status of the last answer.</summary>
    public int Status => Utf8Parser.TryParse(_answer.AsSpan(9, 3), out int status, out _) ? status : 0;

    /// <summary>Body of the last answer, where it is one JSON object in one chunk; allocates.</summary>
    public string Body => Encoding.UTF8.GetString(_answer.AsSpan(0, _length)) is var text && text.Contains('{') ? text[text.IndexOf('{')..(text.LastIndexOf('}') + 1)] : text;

    public static byte[] Request(string method, string path, string contentType, string body) => Encoding.UTF8.GetBytes(
        $"{method} {path} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {Measured.ApiKey}\r\nContent-Type: {contentType}\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}");

    /// <summary>Sends a request and reads its answer to the end.</summary>
    public void Ask(byte[] request)
    {
        _socket.Send(request);
        _length = 0;
        while (!IsWhole())
        {
            var read = _socket.Receive(_answer.AsSpan(_length));
            if (read == 0)
                throw new IOException("The connection was closed.");
            _length += read;
        }
    }

    public void Dispose() => _socket.Dispose();

    private bool IsWhole()
    {
        var text = _answer.AsSpan(0, _length);
        var head = text.IndexOf("\r\n\r\n"u8);
        if (head < 0)
            return false;

        var field = text[..head].IndexOf("Content-Length: "u8);
        if (field < 0)
            return text.EndsWith("0\r\n\r\n"u8);

        _ = Utf8Parser.TryParse(text[(field + 16)..head], out int length, out _);
        return _length >= head + 4 + length;
    }
}
