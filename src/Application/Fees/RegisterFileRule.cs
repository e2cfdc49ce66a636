using FluentValidation;

namespace Grancius.Application.Fees;

internal static class RegisterFileRule
{
    public static void IsRegisterFile<T>(this IRuleBuilder<T, byte[]> file) => file
        .NotEmpty().WithMessage("Choose a file.")
        .Must(bytes => bytes is null || bytes.Length <= RegisterColumns.MostBytes).WithMessage($"The file is larger than {RegisterColumns.MostBytes / 1024} KB.");
}
