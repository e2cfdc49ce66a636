using FluentValidation;
using Grancius.Domain.Fees;

namespace Grancius.Application.Fees;

/// <summary>The shape of what the register says of a code.</summary>
internal sealed class FeeCodeTermsValidator : AbstractValidator<FeeCodeTerms>
{
    private const int LongestLabel = 100;

    public FeeCodeTermsValidator()
    {
        RuleFor(terms => terms.Label).NotEmpty().WithMessage("Enter the name that payers read in English.").IsOneLine(LongestLabel);
        RuleFor(terms => terms.LabelEs).NotEmpty().WithMessage("Enter the name that payers read in Spanish.").IsOneLine(LongestLabel);
        RuleFor(terms => terms.InputLabel).IsOneLine(LongestLabel)
            .Must((terms, english) => !string.IsNullOrEmpty(english) || string.IsNullOrEmpty(terms.InputLabelEs)).WithMessage("Say in English too what the number is, or clear the Spanish words.");
        RuleFor(terms => terms.InputLabelEs).IsOneLine(LongestLabel)
            .Must((terms, spanish) => !string.IsNullOrEmpty(spanish) || string.IsNullOrEmpty(terms.InputLabel)).WithMessage("Say in Spanish too what the number is, or clear the English words.");
        RuleFor(terms => terms.ExternalChargeCode).Matches("^[A-Za-z0-9](?:[A-Za-z0-9._-]{0,58}[A-Za-z0-9])?\\z").When(terms => terms.ExternalChargeCode is not null)
            .WithMessage("Write the charge code in letters, digits, dots, dashes and underscores, at most 60, such as EC-1001. Leave it empty where the processor has none.");
        RuleFor(terms => terms.GlParts).NotNull();
    }
}

internal static class RegisterTexts
{
    /// <summary>What a fee is called in the register, such as BLD-PERMIT.</summary>
    public static void IsFeeCode<T>(this IRuleBuilder<T, string> code) => code.NotEmpty().WithMessage("Enter a code.")
        .Matches("^[A-Z0-9](?:[A-Z0-9-]{0,38}[A-Z0-9])?\\z").WithMessage("Write the code in capital letters, digits and dashes inside, at most 40, such as BLD-PERMIT.");

    public static IRuleBuilderOptions<T, string> IsOneLine<T>(this IRuleBuilder<T, string> text, int longest) => text
        .Must(typed => typed is not null && typed.Length <= longest && !typed.Any(char.IsControl)).WithMessage($"Use at most {longest} characters, on one line.");
}
