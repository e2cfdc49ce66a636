using FluentValidation;
using Grancius.Domain.Jurisdictions;

namespace Grancius.Application.Jurisdictions;

/// <summary>What payers are told of a jurisdiction on every page and receipt: whoever makes or changes it is held to the same shapes.</summary>
internal static class DescriptionRules
{
    private const int LongestEmail = 120;
    private const int LongestAddress = 200;

    public static void IsJurisdictionName<T>(this IRuleBuilder<T, string> name) => name
        .NotEmpty().WithMessage("Enter the name as payers know it, such as Lake County, CA.")
        .MaximumLength(Jurisdiction.LongestName).WithMessage($"Use at most {Jurisdiction.LongestName} characters.");

    public static void IsPhone<T>(this IRuleBuilder<T, string> phone) => phone
        .Matches(@"^\+?[0-9][0-9 ().-]{5,28}( ?(ext\.?|x) ?[0-9]{1,6})?$").WithMessage("Enter a phone number such as 352-555-0100.");

    public static void IsEmail<T>(this IRuleBuilder<T, string> email) => email
        .Matches(@"^[^@\s<>""]+@[^@\s<>""]+\.[^@\s<>""]+$").WithMessage("Enter an email address such as fees@county.gov.")
        .MaximumLength(LongestEmail).WithMessage($"Use at most {LongestEmail} characters.");

    public static void IsPostalAddress<T>(this IRuleBuilder<T, string> address) => address
        .NotEmpty().WithMessage("Enter the address that stands on receipts.")
        .MaximumLength(LongestAddress).WithMessage($"Use at most {LongestAddress} characters.");
}
