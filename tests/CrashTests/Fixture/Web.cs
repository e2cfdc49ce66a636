using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Grancius.CrashTests.Fixture;

internal static class Web
{
    /// <summary>Patience of those who call: longer than the product may take, shorter than a test.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public static HttpClient Client(Uri address) => new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false })
    {
        BaseAddress = address,
        Timeout = Patience,
    };

    public static Uri FreeAddress() => new(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{FreePort()}"));

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
