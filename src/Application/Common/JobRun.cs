namespace Grancius.Application.Common;

/// <summary>When a job last did its work, on whichever node: what readiness is judged by.</summary>
public sealed class JobRun
{
    private JobRun() // EF Core
    {
    }

    public JobRun(string name, DateTimeOffset now)
    {
        Name = name;
        SucceededAt = now;
    }

    public string Name { get; private set; } = "";

    public DateTimeOffset SucceededAt { get; private set; }

    public void Succeeded(DateTimeOffset now) => SucceededAt = now;
}
