using Grancius.Application.Common;
using Grancius.Application.Mail;
using Grancius.Application.Webhooks;

namespace Grancius.Application.Outbox;

/// <summary>Turns facts into what is owed outside because of them: letters and messages, each with a row, a schedule and a log of its own.</summary>
internal sealed class Effects(LetterFacts letters, WebhookFacts webhooks)
{
    /// <summary>Adds them to the caller's transaction, which lets go of the facts as well.</summary>
    public async Task Add(IReadOnlyList<OutboxMessage> facts, CancellationToken ct)
    {
        await letters.Add(facts, ct);
        await webhooks.Add(facts, ct);
    }
}
