using Grancius.Application.Audit;
using Grancius.Application.Common;
using Grancius.Application.Staff;
using Grancius.Domain.Common;
using Grancius.Domain.Jurisdictions;
using Microsoft.EntityFrameworkCore;

namespace Grancius.Application.Jurisdictions;

/// <summary>
/// How an administrator's changes are made: in one transaction, on the jurisdiction they work for and no other, with one
/// entry of the trail.
/// </summary>
internal sealed class JurisdictionChange(IGranciusDb db, AuditTrail audit)
{
    /// <param name="change">Answers what was done in a sentence, which the trail keeps and the page shows: no secret belongs in it.</param>
    public Task<Result<string>> Make(Actor by, string action, Func<Jurisdiction, CancellationToken, Task<Result<string>>> change, CancellationToken ct) =>
        db.Atomically<Result<string>>(async ct =>
        {
            var jurisdiction = await db.Jurisdictions.ForUpdate().SingleAsync(jurisdiction => jurisdiction.Id == by.JurisdictionId, ct);
            var done = await change(jurisdiction, ct);
            if (done.IsSuccess)
                await audit.Record(by, action, "jurisdiction", jurisdiction.Slug, done.Value, ct);
            return done;
        }, ct);

    public Task<Result<string>> Make(Actor by, string action, Func<Jurisdiction, Result<string>> change, CancellationToken ct) =>
        Make(by, action, (jurisdiction, _) => Task.FromResult(change(jurisdiction)), ct);
}
