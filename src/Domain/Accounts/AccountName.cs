using System.Globalization;
using System.Text;
using Grancius.Domain.Jurisdictions;

namespace Grancius.Domain.Accounts;

/// <summary>One word of an account's name, in the spelling that is searched: capitals, no accents.</summary>
public sealed class AccountName
{
    /// <summary>Longer names are found by their first words.</summary>
    public const int MostWords = 6;

    public const int LongestWord = 40;

    private AccountName() // EF Core
    {
    }

    public JurisdictionId JurisdictionId { get; private set; }

    public string Word { get; private set; } = "";

    public AccountId AccountId { get; private set; }

    public static IEnumerable<AccountName> Of(Account account) =>
        WordsOf(account.Customer.Name).Select(word => new AccountName { JurisdictionId = account.JurisdictionId, Word = word, AccountId = account.Id });

    /// <summary>"José O'Neill-García" is JOSE, O, NEILL and GARCIA.</summary>
    public static IReadOnlyList<string> WordsOf(string name)
    {
        var plain = new StringBuilder(name.Length);
        foreach (var letter in name.Normalize(NormalizationForm.FormD))
        {
            if (char.IsLetterOrDigit(letter))
                plain.Append(char.ToUpperInvariant(letter));
            else if (CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark)
                plain.Append(' ');
        }

        return [.. plain.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(word => word.Length > LongestWord ? word[..LongestWord] : word)
            .Distinct(StringComparer.Ordinal)
            .Take(MostWords)];
    }
}
