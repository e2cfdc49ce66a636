using Grancius.Domain.Common;
using Microsoft.AspNetCore.Mvc;

namespace Grancius.Web.Shared;

/// <summary>Turns an <see cref="Error"/> into ProblemDetails with its stable code.</summary>
internal static class Problems
{
    public static IResult For(Error error)
    {
        var details = new ProblemDetails { Status = StatusOf(error.Kind), Title = error.Message };
        details.Extensions["code"] = error.Code;
        if (error.SessionId is { } session)
            details.Extensions["sessionId"] = session;
        if ((error.Fields ?? FieldOf(error)) is { } fields)
            details.Extensions["errors"] = fields;
        return Results.Problem(details);
    }

    public static int StatusOf(ErrorKind kind) => kind switch
    {
        ErrorKind.Invalid => StatusCodes.Status400BadRequest,
        ErrorKind.NotFound => StatusCodes.Status404NotFound,
        ErrorKind.Conflict => StatusCodes.Status409Conflict,
        ErrorKind.Unprocessable => StatusCodes.Status422UnprocessableEntity,
        ErrorKind.ProcessorRefused => StatusCodes.Status502BadGateway,
        ErrorKind.ProcessorUnclear => StatusCodes.Status502BadGateway,
        ErrorKind.ProcessorUnavailable => StatusCodes.Status503ServiceUnavailable,
        ErrorKind.ProcessorTimeout => StatusCodes.Status504GatewayTimeout,
    };

    public static Task Write(HttpContext context, int status, string code, string message)
    {
        var details = new ProblemDetails { Status = status, Title = message };
        details.Extensions["code"] = code;
        return Results.Problem(details).ExecuteAsync(context);
    }

    /// <summary>The value, or the problem.</summary>
    public static IResult Answer<T>(this Result<T> result, Func<T, IResult> success) =>
        result.Error is { } error ? For(error) : success(result.Value);

    private static Dictionary<string, string[]>? FieldOf(Error error) =>
        error.Field is { } field ? new() { [field] = [error.Message] } : null;
}
