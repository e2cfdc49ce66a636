using Microsoft.EntityFrameworkCore;

namespace Grancius.Application.Common;

internal static class JobRuns
{
    public const string Sweep = "sweep";

    public static Task<bool> Record(IGranciusDb db, string job, DateTimeOffset now, CancellationToken ct) => db.Atomically(async ct =>
    {
        if (await db.JobRuns.SingleOrDefaultAsync(run => run.Name == job, ct) is { } known)
            known.Succeeded(now);
        else
            db.JobRuns.Add(new JobRun(job, now));
        return true;
    }, ct);
}
