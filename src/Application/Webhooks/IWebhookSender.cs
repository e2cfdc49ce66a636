namespace Grancius.Application.Webhooks;

/// <summary>Carries messages to endpoints outside.</summary>
internal interface IWebhookSender
{
    /// <summary>Posts once: follows no redirect, waits and reads for no longer than it takes, and answers whatever happens.</summary>
    Task<WebhookAnswer> Send(WebhookMessage message, CancellationToken ct);
}

/// <summary>Says to which addresses nothing may be sent.</summary>
internal interface IWebhookTargets
{
    /// <returns>Why not, in a sentence for whoever registers it; null where there is nothing against it.</returns>
    Task<string?> ObjectionTo(string url, CancellationToken ct);
}

/// <param name="Signature">The header webhook-signature.</param>
internal sealed record WebhookMessage(Uri Url, string Id, long Timestamp, string Signature, string Body);

/// <param name="Status">HTTP status; null where none came.</param>
/// <param name="Text">How the answer begins, or in words why there was none.</param>
internal sealed record WebhookAnswer(int? Status, string Text, int Milliseconds)
{
    public bool IsTaken => Status is >= 200 and < 300;

    /// <summary>The endpoint is gone and says so.</summary>
    public bool IsGone => Status == 410;
}
