using System.Net;
using System.Net.Sockets;

namespace Grancius.Infrastructure.Webhooks;

/// <summary>
/// Tells addresses of the public internet from all others: loopback, private, link-local (with the metadata services of
/// clouds), shared, reserved and documentation's. Whatever is not known to be public is not.
/// </summary>
internal static class PublicNetwork
{
    private static readonly IPNetwork[] NotPublic =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24",
            "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
            // Parts of 2000::/3 that carry another address inside them, or lead nowhere.
            "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20",
        }.Select(IPNetwork.Parse),
    ];

    private static readonly IPNetwork Global = IPNetwork.Parse("2000::/3");

    public static bool Has(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
            return Has(address.MapToIPv4());
        if (address.AddressFamily == AddressFamily.InterNetworkV6 && !Global.Contains(address))
            return false;

        return address.AddressFamily is AddressFamily.InterNetwork or AddressFamily.InterNetworkV6 && !Array.Exists(NotPublic, network => network.Contains(address));
    }
}
