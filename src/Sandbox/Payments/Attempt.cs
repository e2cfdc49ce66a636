using Grancius.Sandbox.Sessions;

namespace Grancius.Sandbox.Payments;

/// <summary>One try to pay, approved or not.</summary>
internal sealed record Attempt(
    Guid PaymentGuid, DateTimeOffset At, TestTender Tender, bool Approved, string Message, IReadOnlyList<PaymentShare> Shares, string RemoteIp)
{
    public long AmountCents => Shares.Sum(s => s.Cents);

    public long FeeCents => Shares.Sum(s => s.FeeCents);
}
