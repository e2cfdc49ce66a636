using System.Security.Cryptography;
using Grancius.Domain.PaymentSessions;

namespace Grancius.Application.PaymentSessions;

/// <summary>Makes what must not be guessed about an attempt. A class of its own, so that the simulation can make the same ones again.</summary>
internal class SessionSecrets
{
    /// <summary>The secret of a payment link.</summary>
    public virtual string NextLink() => Secret();

    public virtual SessionKeys Next() => new(Secret(), Secret(), Secret(), ShortReference());

    /// <summary>One secret of 256 bits, URL-safe, that belongs to no attempt: what a program signs in or signs with.</summary>
    public virtual string One() => Secret();

#pragma warning disable RS0030 // Banned everywhere else, so that this is the one place.
    /// <summary>256 bits, URL-safe.</summary>
    private static string Secret() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    /// <summary>Ten letters and digits without those that look alike: some 50 bits, to be read over the telephone.</summary>
    private static string ShortReference() => RandomNumberGenerator.GetString("ABCDEFGHJKLMNPQRSTUVWXYZ23456789", 10);
#pragma warning restore RS0030
}
