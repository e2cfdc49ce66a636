using FluentValidation;
using Grancius.Application.Common;
using Grancius.Application.Staff;
using Grancius.Domain.Common;

namespace Grancius.Application.Audit;

/// <summary>Whether the audit trail of somebody's own jurisdiction is as it was written.</summary>
public sealed record VerifyAuditTrail(Actor By) : IQuery<AuditVerdict>;

internal sealed class VerifyAuditTrailValidator : AbstractValidator<VerifyAuditTrail>;

internal sealed class VerifyAuditTrailHandler(AuditCheck check) : IQueryHandler<VerifyAuditTrail, AuditVerdict>
{
    public async Task<Result<AuditVerdict>> Handle(VerifyAuditTrail query, CancellationToken ct) => await check.Of(query.By.JurisdictionId, ct);
}
