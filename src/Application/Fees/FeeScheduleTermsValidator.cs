using FluentValidation;
using Grancius.Domain.Fees;

namespace Grancius.Application.Fees;

/// <summary>The shape of what a version says.</summary>
internal sealed class FeeScheduleTermsValidator : AbstractValidator<FeeScheduleTerms>
{
    public FeeScheduleTermsValidator()
    {
        RuleFor(terms => terms.LegalReference).NotEmpty().WithMessage("Name the ordinance or resolution it rests on.").IsOneLine(FeeScheduleTerms.LongestReference);
        RuleFor(terms => terms.Rule).NotNull().WithMessage("Choose how the fee is worked out.");
    }
}
