namespace Grancius.Bench;

/// <summary>Who owes what: a town's names, some of them common, amounts of which every second is the same, one bill in a hundred adjusted.</summary>
internal static class Payers
{
    /// <summary>The flat fee that half of all bills are.</summary>
    public const long Usual = 5000;

    private static readonly string[] Beginnings = ["Ander", "Bar", "Cal", "Dor", "El", "Far", "Gar", "Hol", "Ing", "Jor", "Kel", "Lan", "Mor", "Nor", "Ol", "Par", "Quin", "Ros", "Sal", "Tor"];
    private static readonly string[] Middles = ["de", "fi", "go", "ha", "li", "ma", "ne", "ri", "so", "ty"];
    private static readonly string[] Ends = ["by", "cott", "dale", "field", "gate", "ham", "ley", "man", "son", "ton"];
    private static readonly string[] Firsts = ["Amber", "Ben", "Carla", "Dan", "Eva", "Frank", "Gina", "Hugo", "Iris", "Juan", "Karen", "Luis", "Mary", "Ned", "Olga", "Pat", "Rosa", "Sam", "Tina", "Will"];

    public static string NameOf(int place) => $"{Pick(Firsts, place / 7)} {LastNameOf(place)}";

    /// <summary>Every hundredth is a Smith.</summary>
    public static string LastNameOf(int place) =>
        place % 100 == 0 ? "Smith" : Pick(Beginnings, place) + Pick(Middles, place / 20) + Pick(Ends, place / 200);

    public static string FirstNameOf(int place) => Pick(Firsts, place / 7);

    public static long AmountOf(int place) => place % 2 == 0 ? Usual : 1000 + place % 49_999;

    public static long AdjustedOf(int place) => place % 100 == 0 ? -1000 : 0;

    private static string Pick(string[] words, int place) => words[place % words.Length];
}
