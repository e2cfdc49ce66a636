using System.Security.Cryptography;

namespace Grancius.Application.Staff;

/// <summary>The secrets of sessions, invitations and counters. A class of its own, so that a simulation can make the same ones again.</summary>
internal class StaffTokens
{
#pragma warning disable RS0030 // Banned everywhere else, so that this is the one place.
    /// <summary>256 bits, URL-safe.</summary>
    public virtual string Next() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)).TrimEnd('=').Replace('+', '-').Replace('/', '_');
#pragma warning restore RS0030
}
