using Grancius.Domain.Common;
using Grancius.Domain.Jurisdictions;

namespace Grancius.Domain.PaymentSessions;

/// <summary>A session became Paid or came under review.</summary>
public sealed record PaymentSessionMoved(PaymentSessionId SessionId, JurisdictionId JurisdictionId, string To, DateTimeOffset At) : IDomainEvent;
