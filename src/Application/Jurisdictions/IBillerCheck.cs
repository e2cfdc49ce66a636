using Grancius.Domain.Jurisdictions;

namespace Grancius.Application.Jurisdictions;

/// <summary>Asks the processor whether it knows the biller by its API key. Never throws for what the processor or the network does.</summary>
internal interface IBillerCheck
{
    Task<BillerTest> Ask(Biller biller, CancellationToken ct);
}

/// <summary>How the processor's answer is to be understood.</summary>
public enum BillerStanding
{
    /// <summary>The key is good and the biller takes payments.</summary>
    Accepted,

    /// <summary>The key is good, and the biller is not active there.</summary>
    Inactive,

    /// <summary>The key is not accepted.</summary>
    Refused,

    /// <summary>It could not be asked, or its answer says neither.</summary>
    NotAsked,
}

/// <param name="Why">What stood in the way, without anything of the key; empty where nothing did.</param>
public sealed record BillerTest(BillerStanding Standing, string Why);
