using System.Net;
using System.Net.Sockets;
using Grancius.Application.Webhooks;

namespace Grancius.Infrastructure.Webhooks;

/// <summary>
/// Where messages may go: outside Development to the public internet by https alone. Asked when an endpoint is registered,
/// for its sake, and again on every connection, by the address that is really connected to.
/// </summary>
internal sealed class WebhookTargets(Settings settings) : IWebhookTargets
{
    private static readonly string[] Inside = [".localhost", ".local", ".internal", ".home.arpa"];

    public async Task<string?> ObjectionTo(string url, CancellationToken ct)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Scheme is not ("https" or "http") || address.Host.Length == 0)
            return "Enter a whole address, beginning with https://.";
        if (address.UserInfo.Length > 0 || address.Fragment.Length > 0)
            return "Leave out a user, a password and what follows a #: messages are signed instead.";
        if (settings.Development)
            return null;
        if (address.Scheme != "https")
            return "The address has to begin with https://.";
        if (IPAddress.TryParse(address.Host.Trim('[', ']'), out var literal))
            return PublicNetwork.Has(literal) ? null : NotPublic;
        if (address.Host == "localhost" || !address.Host.Contains('.') || Array.Exists(Inside, end => address.Host.TrimEnd('.').EndsWith(end, StringComparison.OrdinalIgnoreCase)))
            return NotPublic;

        return await Resolve(address.Host, ct) switch
        {
            [] => "The name in this address is not known: look for a slip.",
            var found when found.All(PublicNetwork.Has) => null,
            _ => NotPublic,
        };
    }

    /// <summary>Connects to what the name means now, if that is public.</summary>
    /// <exception cref="TargetRefused">It is not.</exception>
    public async ValueTask<Stream> Connect(SocketsHttpConnectionContext context, CancellationToken ct)
    {
        var host = context.DnsEndPoint.Host;
        var found = IPAddress.TryParse(host, out var literal) ? [literal] : await Resolve(host, ct);
        // One that is not public among them is enough: whoever answers like this means no good.
        if (!settings.Development && !found.All(PublicNetwork.Has))
            throw new TargetRefused();
        if (found.Length == 0)
            throw new SocketException((int)SocketError.HostNotFound);

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(found, context.DnsEndPoint.Port, ct);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private const string NotPublic = "Messages go to the public internet only: this address is of a private, local or reserved network.";

    private static async Task<IPAddress[]> Resolve(string host, CancellationToken ct)
    {
        try
        {
            return await Dns.GetHostAddressesAsync(host, ct);
        }
        catch (SocketException)
        {
            return [];
        }
    }
}

/// <summary>The name of an endpoint leads to where nothing may be sent.</summary>
internal sealed class TargetRefused() : Exception("The address is of a private, local or reserved network: nothing was sent.");
