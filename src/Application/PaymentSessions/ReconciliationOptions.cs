using Grancius.Domain.PaymentSessions;

namespace Grancius.Application.PaymentSessions;

/// <summary>How sessions that wait are watched.</summary>
/// <param name="Schedule">The ages at which each is checked.</param>
/// <param name="ExpireAfter">The age from which "not paid" ends a session.</param>
/// <param name="SweepEvery">How often due checks are picked up.</param>
/// <param name="AtOnce">How many sessions are asked about at the same time.</param>
public sealed record ReconciliationOptions(CheckSchedule Schedule, TimeSpan ExpireAfter, TimeSpan SweepEvery, int AtOnce);
