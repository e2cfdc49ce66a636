using System.Text.Encodings.Web;
using System.Text.Json;

namespace Grancius.Sandbox;

/// <summary>JSON as the sandbox writes it, whatever the surrounding host has configured.</summary>
internal static class SandboxJson
{
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        // Answers are application/json with nosniff, so readable text is safe.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Invoice Cloud's own answers keep their PascalCase names.</summary>
    public static readonly JsonSerializerOptions AsNamed = new();

    public static IResult Answer(object body, int status = StatusCodes.Status200OK) => Results.Json(body, Options, statusCode: status);

    /// <summary>A refusal that says what would have been right.</summary>
    public static IResult Refuse(IReadOnlyList<string> errors, int status = StatusCodes.Status400BadRequest) =>
        Answer(new { errors }, status);
}
