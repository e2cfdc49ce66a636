using Grancius.Domain.Common;

namespace Grancius.Domain.Staff;

/// <summary>
/// What a password has to be: long, and not what everybody tries first. Nothing is asked about kinds of characters, which
/// makes people choose alike.
/// </summary>
public static class PasswordRule
{
    public const int Least = 15;
    public const int Most = 200;

    /// <summary>So much must be left of it when everything that is guessed first is taken out.</summary>
    private const int LeastOfOnesOwn = 8;

    private const int LeastDifferent = 6;

    /// <summary>Longer ones first, so that no rest of a word is left.</summary>
    private static readonly string[] Common =
    [
        "qwertyuiop", "administrator", "1234567890", "0123456789", "abcdefghij", "iloveyou", "asdfghjkl", "123456789", "987654321", "password", "passwort",
        "passw0rd", "p@ssw0rd", "pa$$word", "changeme", "football", "baseball", "princess", "sunshine", "superman", "trustno1", "starwars", "computer", "internet", "whatever",
        "12345678", "11111111", "00000000", "1q2w3e4r", "zxcvbnm", "welcome", "letmein", "charlie", "michael", "jessica", "contraseña", "contrasena", "florida",
        "grancius", "qwertz", "azerty", "qwerty", "asdfgh", "zxcvbn", "123456", "654321", "abc123", "monkey", "dragon", "shadow", "master", "secret", "access", "hunter", "summer",
        "winter", "spring", "autumn", "county", "abcdef", "payment", "hello", "login", "admin", "staff", "clerk", "guest", "12345", "54321", "test", "1234", "4321", "2024", "2025", "2026", "city",
        "user", "love", "pass", "the", "111", "000", "123", "321", "abc",
    ];

    /// <param name="names">Of the person and the jurisdiction: not to be built upon.</param>
    public static Error? Refuses(string password, params IEnumerable<string> names)
    {
        if (password.Length < Least)
            return StaffErrors.PasswordTooShort(Least);

        var rest = password.ToLowerInvariant();
        foreach (var guess in names.SelectMany(Words).Concat(Common).OrderByDescending(word => word.Length))
            rest = rest.Replace(guess, " ", StringComparison.Ordinal);
        var own = rest.Count(char.IsLetterOrDigit) + rest.Where(IsSign).Distinct().Count();
        return own < LeastOfOnesOwn || password.ToLowerInvariant().Distinct().Count() < LeastDifferent ? StaffErrors.PasswordTooEasy : null;
    }

    private static IEnumerable<string> Words(string name) => name.ToLowerInvariant()
        .Split([' ', '.', ',', '-', '_', '@', '+', '\''], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Where(word => word.Length > 2);

    private static bool IsSign(char letter) => !char.IsLetterOrDigit(letter) && letter != ' ';
}
