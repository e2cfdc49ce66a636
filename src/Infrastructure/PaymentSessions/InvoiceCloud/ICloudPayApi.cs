namespace Grancius.Infrastructure.PaymentSessions.InvoiceCloud;

/// <summary>Invoice Cloud's REST services, as far as they are used: shapes and paths, nothing else.</summary>
internal interface ICloudPayApi
{
    /// <summary>POST /cloudpaymentsapi/v2 with the exact body that was saved.</summary>
    Task<CloudPayAnswer> Open(string apiKey, string body, CancellationToken ct);

    /// <summary>GET /api/v1/biller/status.</summary>
    /// <returns>Whether the biller is active; null when the answer does not say.</returns>
    Task<bool?> IsActive(string apiKey, CancellationToken ct);

    /// <summary>The same call, with the status of its answer.</summary>
    Task<BillerStatusAnswer> Status(string apiKey, CancellationToken ct);
}

/// <param name="Body">What came, up to the limit; for reading, never for a log.</param>
internal sealed record CloudPayAnswer(int Status, string Body);

/// <param name="Status">Of HTTP.</param>
/// <param name="Active">Null when the answer does not say.</param>
internal sealed record BillerStatusAnswer(int Status, bool? Active);
