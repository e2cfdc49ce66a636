using FluentValidation;
using Grancius.Application.Common;
using Grancius.Application.Staff;
using Grancius.Domain.Common;
using Grancius.Domain.Fees;

namespace Grancius.Application.Fees;

/// <summary>Works out one example with a rule that is being drafted. Reads and stores nothing.</summary>
/// <param name="Given">The base, quantity or amount of the example, whichever the rule asks for.</param>
public sealed record WorkFeeExample(Actor By, FeeRule Rule, decimal? Given) : IQuery<WorkedAmount>;

internal sealed class WorkFeeExampleValidator : AbstractValidator<WorkFeeExample>
{
    public WorkFeeExampleValidator() => RuleFor(query => query.Rule).NotNull();
}

internal sealed class WorkFeeExampleHandler : IQueryHandler<WorkFeeExample, WorkedAmount>
{
    public Task<Result<WorkedAmount>> Handle(WorkFeeExample query, CancellationToken ct) => Task.FromResult(query.Rule.Check().Error is { } unsound
        ? unsound
        : query.Rule.Work(query.Rule.DependsOn switch
        {
            FeeDependsOn.Nothing => new FeeInput(),
            FeeDependsOn.Amount => new FeeInput(Amount: query.Given),
            FeeDependsOn.Quantity => new FeeInput(Quantity: query.Given),
            FeeDependsOn.Base => new FeeInput(Base: query.Given),
        }));
}
