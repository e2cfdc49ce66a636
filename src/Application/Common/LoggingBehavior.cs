using System.Diagnostics;
using Grancius.Domain.Common;
using MediatR;
using Microsoft.Extensions.Logging;

namespace Grancius.Application.Common;

/// <summary>
/// Logs the name of each use case, how it ended and how long it took; one that succeeded only at Debug, its request is logged
/// anyway. Never its content: that is payers' data.
/// </summary>
internal sealed partial class LoggingBehavior<TRequest, TResponse>(ILogger<LoggingBehavior<TRequest, TResponse>> log)
    : IPipelineBehavior<TRequest, TResponse>
    where TResponse : Result
{
    private static readonly string Name = typeof(TRequest).Name;

    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        var start = Stopwatch.GetTimestamp();
        var response = await next();
        var level = response.IsSuccess ? LogLevel.Debug : LogLevel.Information;
        if (log.IsEnabled(level))
            Handled(log, level, Name, response.Error?.Code ?? "ok", Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        return response;
    }

    [LoggerMessage(Message = "{UseCase} ended {Outcome} in {Milliseconds:0.0} ms")]
    private static partial void Handled(ILogger log, LogLevel level, string useCase, string outcome, double milliseconds);
}
