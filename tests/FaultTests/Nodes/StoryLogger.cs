using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Grancius.FaultTests.Nodes;

/// <summary>What a node logs as an error belongs to the story: jobs go on where one thing fails.</summary>
internal sealed class StoryLogger<T>(IServiceProvider services) : ILogger<T>
{
    private readonly Node? _node = services.GetService<Node>();

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (IsEnabled(logLevel) && _node is { IsOver: false } node)
            node.World.Note($"{node.Name}: logs: {formatter(state, exception)}: {exception?.GetBaseException().Message}");
    }
}
