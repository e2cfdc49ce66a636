using System.Collections;
using System.Globalization;
using System.Resources;
using Grancius.Web.Shared;

namespace Grancius.UnitTests.Shared;

public sealed class WordsTests
{
    private static readonly ResourceManager Words = new(typeof(Words));

    [Fact]
    public void Every_key_has_words_in_both_languages()
    {
        var english = KeysOf(CultureInfo.InvariantCulture);
        english.ShouldNotBeEmpty();

        KeysOf(CultureInfo.GetCultureInfo("es")).ShouldBe(english);
    }

    private static List<string> KeysOf(CultureInfo language) =>
        [.. Words.GetResourceSet(language, createIfNotExists: true, tryParents: false)!
            .Cast<DictionaryEntry>()
            .Where(entry => !string.IsNullOrWhiteSpace((string?)entry.Value))
            .Select(entry => (string)entry.Key)
            .Order(StringComparer.Ordinal)];
}
