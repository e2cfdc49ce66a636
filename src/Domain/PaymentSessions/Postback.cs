namespace Grancius.Domain.PaymentSessions;

/// <summary>
/// What somebody sent to the address of the silent postback, as it came: kept before anything is made of it. It is
/// a hint from a sender that signs nothing.
/// </summary>
public sealed class Postback
{
    private Postback() // EF Core
    {
    }

    public Guid Id { get; private set; }

    public DateTimeOffset ReceivedAt { get; private set; }

    public string? JurisdictionName { get; private set; }

    /// <summary>The Session of the URL, if there was one.</summary>
    public string? Token { get; private set; }

    public string RemoteAddress { get; private set; } = "";

    /// <summary>Without authorization and cookies.</summary>
    public string Headers { get; private set; } = "";

    public string Query { get; private set; } = "";

    public string Body { get; private set; } = "";

    /// <summary>It was longer than is kept.</summary>
    public bool Truncated { get; private set; }

    /// <summary>When it is tried again; null once it was applied.</summary>
    public DateTimeOffset? DueAt { get; private set; }

    public int Attempts { get; private set; }

    /// <summary>What became of it.</summary>
    public string? Outcome { get; private set; }

    /// <param name="id">Made when it came: whatever stores it a second time, stores it under the same.</param>
    public static Postback Receive(
        Guid id, string? jurisdictionName, string? token, string remoteAddress, string headers, string query, string body, bool truncated,
        DateTimeOffset now) => new()
        {
            Id = id,
            ReceivedAt = now,
            JurisdictionName = jurisdictionName,
            Token = token,
            RemoteAddress = remoteAddress,
            Headers = headers,
            Query = query,
            Body = body,
            Truncated = truncated,
            DueAt = now,
        };

    public void Applied(string outcome)
    {
        Outcome = outcome;
        DueAt = null;
    }

    /// <summary>Tried again after a while that grows to an hour: a postback is never given up.</summary>
    public void FailedOnce(DateTimeOffset now)
    {
        Attempts++;
        DueAt = now + TimeSpan.FromSeconds(Math.Min(3600, 5 * Math.Pow(2, Math.Min(Attempts, 10))));
    }
}
