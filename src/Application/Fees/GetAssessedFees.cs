using System.Text.Json;
using FluentValidation;
using Grancius.Application.Common;
using Grancius.Application.Jurisdictions;
using Grancius.Domain.Common;
using Microsoft.EntityFrameworkCore;

namespace Grancius.Application.Fees;

/// <summary>What was assessed under an idempotency key: where a payer who sent the form twice is led to.</summary>
public sealed record GetAssessedFees(string Jurisdiction, string IdempotencyKey) : IQuery<AssessedFees>;

internal sealed class GetAssessedFeesValidator : AbstractValidator<GetAssessedFees>
{
    public GetAssessedFeesValidator() => RuleFor(query => query.IdempotencyKey).NotEmpty().MaximumLength(IdempotentAnswer.LongestKey);
}

internal sealed class GetAssessedFeesHandler(IGranciusDb db, Tenants tenants) : IQueryHandler<GetAssessedFees, AssessedFees>
{
    private static readonly Error NotFound =
        new("fees_not_assessed", "No fees were assessed with this Idempotency-Key.", ErrorKind.NotFound);

    public async Task<Result<AssessedFees>> Handle(GetAssessedFees query, CancellationToken ct)
    {
        var jurisdiction = await tenants.Named(query.Jurisdiction, ct);
        if (jurisdiction.Error is { } unknown)
            return unknown;

        var answer = await db.IdempotentAnswers.AsNoTracking()
            .Where(answer => answer.JurisdictionId == jurisdiction.Value.Id && answer.UseCase == nameof(AssessFees) && answer.Key == query.IdempotencyKey)
            .Where(answer => !answer.Refused)
            .Select(answer => answer.Answer)
            .SingleOrDefaultAsync(ct);
        return answer is null ? NotFound : JsonSerializer.Deserialize<AssessedFees>(answer, StoredJson.Options)!;
    }
}
