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
    }
}

internal static class CardNumber
{
    /// <summary>13 to 19 digits, spaced or not, with a right check digit.</summary>
    public static bool IsIn(string? text)
    {
        var digits = (text ?? "").Where(char.IsAsciiDigit).Select(digit => digit - '0').ToArray();
        if (digits.Length is < 13 or > 19)
            return false;

        var sum = digits.Reverse().Select((digit, place) => place % 2 == 0 ? digit : digit * 2 % 10 + digit / 5).Sum();
        return sum % 10 == 0;
    }
}
