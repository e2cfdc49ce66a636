using System.Security.Cryptography;
using System.Text.Json;
using Grancius.Domain.Common;
using Grancius.Domain.Jurisdictions;

namespace Grancius.Application.Common;

/// <summary>
/// What was answered to a request with an idempotency key. Written by the transaction of the request's effects; the
/// key is unique in the store.
/// </summary>
public sealed class IdempotentAnswer
{
    public const int LongestKey = 200;

    private IdempotentAnswer() // EF Core
    {
    }

    public IdempotentAnswer(JurisdictionId jurisdiction, string useCase, string key, string requestHash, DateTimeOffset now)
    {
        JurisdictionId = jurisdiction;
        UseCase = useCase;
        Key = key;
        RequestHash = requestHash;
        At = now;
    }

    public JurisdictionId JurisdictionId { get; private set; }

    public string UseCase { get; private set; } = "";

    public string Key { get; private set; } = "";

    public string RequestHash { get; private set; } = "";

    /// <summary>JSON of the answer or of the refusal; null while the first request is still under way.</summary>
    public string? Answer { get; private set; }

    public bool Refused { get; private set; }

    /// <summary>What the request made, for the case that its answer was never kept.</summary>
    public Guid? SubjectId { get; private set; }

    public DateTimeOffset At { get; private set; }

    public void IsAbout(Guid subject) => SubjectId = subject;

    public void Is<T>(Result<T> result)
    {
        Refused = !result.IsSuccess;
        Answer = result.IsSuccess ? JsonSerializer.Serialize(result.Value, StoredJson.Options) : JsonSerializer.Serialize(result.Error, StoredJson.Options);
    }

    /// <summary>The first answer again; an error when the same key comes with another request, or too early.</summary>
    public Result<T> Replay<T>(string requestHash)
    {
        if (requestHash != RequestHash)
            return IdempotencyErrors.KeyReused;
        if (Answer is null)
            return IdempotencyErrors.StillUnderWay;

        return Refused ? JsonSerializer.Deserialize<Error>(Answer, StoredJson.Options)! : JsonSerializer.Deserialize<T>(Answer, StoredJson.Options)!;
    }

    public static string HashOf<T>(T request) => Convert.ToHexString(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(request, StoredJson.Options)));
}

public static class IdempotencyErrors
{
    public static readonly Error KeyReused =
        new("idempotency_key_reused", "This Idempotency-Key was used with another request: choose a new one.", ErrorKind.Unprocessable);

    public static readonly Error StillUnderWay =
        new("idempotency_in_progress", "The first request with this Idempotency-Key is still being worked on: ask again shortly.", ErrorKind.Conflict);
}

internal static class IdempotentAnswers
{
    private static readonly CompiledQuery<JurisdictionId, string, string, IdempotentAnswer> ToKey = new((db, jurisdiction, useCase, key) =>
        db.IdempotentAnswers.Where(answer => answer.JurisdictionId == jurisdiction && answer.UseCase == useCase && answer.Key == key));

    public static async Task<IdempotentAnswer?> AnswerTo(this IGranciusDb db, JurisdictionId jurisdiction, string useCase, string key, CancellationToken ct) =>
        (await ToKey.ToList(db, jurisdiction, useCase, key, ct)).SingleOrDefault();
}
