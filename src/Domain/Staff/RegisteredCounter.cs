using Grancius.Domain.Common;
using Grancius.Domain.Jurisdictions;

namespace Grancius.Domain.Staff;

/// <summary>
/// A machine at a counter of the jurisdiction, where a clerk needs no second factor: whoever wants to misuse a clerk's
/// password would have to stand there. The machine's browser holds a secret, the store its hash.
/// </summary>
public sealed class RegisteredCounter
{
    public const int LongestName = 60;

    private RegisteredCounter() // EF Core
    {
    }

    public Guid Id { get; private set; }

    public JurisdictionId JurisdictionId { get; private set; }

    public string Name { get; private set; } = "";

    public string Hash { get; private set; } = "";

    public StaffId RegisteredBy { get; private set; }

    public DateTimeOffset RegisteredAt { get; private set; }

    public DateTimeOffset? WithdrawnAt { get; private set; }

    public static RegisteredCounter Register(JurisdictionId jurisdiction, string name, string secret, StaffId by, DateTimeOffset now) => new()
    {
        Id = Ids.Next(),
        JurisdictionId = jurisdiction,
        Name = name.Trim(),
        Hash = SecretHash.Of(secret),
        RegisteredBy = by,
        RegisteredAt = now,
    };

    public void IsWithdrawn(DateTimeOffset now) => WithdrawnAt ??= now;
}
