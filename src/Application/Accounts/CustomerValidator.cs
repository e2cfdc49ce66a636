using System.Text.RegularExpressions;
using FluentValidation;
using Grancius.Domain.Accounts;

namespace Grancius.Application.Accounts;

/// <summary>The shape of a name and address; whether it exists is not ours to know.</summary>
internal sealed class CustomerValidator : AbstractValidator<Customer>
{
    public CustomerValidator()
    {
        RuleFor(customer => customer.Name).NotEmpty().WithMessage("Enter the name.").MaximumLength(100);
        RuleFor(customer => customer.Address).NotEmpty().WithMessage("Enter the street address.").MaximumLength(100);
        RuleFor(customer => customer.City).NotEmpty().WithMessage("Enter the city.").MaximumLength(60);
        RuleFor(customer => customer.State).NotEmpty().WithMessage("Enter the state.").Matches("^[A-Za-z]{2}$").WithMessage("Enter the state as two letters, such as FL.");
        RuleFor(customer => customer.Zip).NotEmpty().WithMessage("Enter the ZIP code.").Matches(@"^\d{5}(-?\d{4})?$").WithMessage("Enter the ZIP code as five digits, such as 34604.");
        RuleFor(customer => customer.Email).MaximumLength(254).EmailAddress().When(customer => !string.IsNullOrEmpty(customer.Email))
            .WithMessage("Enter the e-mail address as name@example.com, or leave it empty.");
        // A card number typed into a name would be kept and sent on: it is refused where it is typed.
        RuleFor(customer => customer.Name).Must(text => !CardNumber.IsIn(text)).WithMessage("Do not enter a card number here.");
        RuleFor(customer => customer.Address).Must(text => !CardNumber.IsIn(text)).WithMessage("Do not enter a card number here.");
        RuleFor(customer => customer.City).Must(text => !CardNumber.IsIn(text)).WithMessage("Do not enter a card number here.");
    }
}

internal static partial class CardNumber
{
    private const int Longest = 19;

    /// <summary>13 to 19 digits with a right check digit, spaced or not, also where a house number stands before or after.</summary>
    public static bool IsIn(string? text) => Run().Split(text ?? "").Any(run => IsIn(run.Split([' ', '-', '.'], StringSplitOptions.RemoveEmptyEntries)));

    private static bool IsIn(string[] groups)
    {
        for (var first = 0; first < groups.Length; first++)
        {
            var digits = "";
            for (var last = first; last < groups.Length && digits.Length < Longest; last++)
            {
                digits += groups[last];
                if (digits.Length is >= 13 and <= Longest && Checks(digits))
                    return true;
            }
        }

        return false;
    }

    private static bool Checks(string digits) =>
        digits.Reverse().Select(digit => digit - '0').Select((digit, place) => place % 2 == 0 ? digit : (digit * 2 % 10) + (digit / 5)).Sum() % 10 == 0;

    [GeneratedRegex("[^0-9 .-]+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Run();
}
