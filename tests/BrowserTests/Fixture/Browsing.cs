namespace Grancius.BrowserTests.Fixture;

/// <summary>How a person looks at the portal.</summary>
/// <param name="Script">Whether the browser runs JavaScript.</param>
/// <param name="Language"><c>en</c> or <c>es</c>, as the browser asks for it.</param>
/// <param name="Width">In CSS pixels: 320 is a small phone, and a desk's screen enlarged to 400 %.</param>
public sealed record Browsing(bool Script, string Language, int Width)
{
    public const int Phone = 320;
    public const int Desk = 1280;

    /// <summary>With and without script, in both languages, at both widths.</summary>
    public static TheoryData<bool, string, int> EveryWay
    {
        get
        {
            var ways = new TheoryData<bool, string, int>();
            foreach (var script in (bool[])[true, false])
            {
                foreach (var language in (string[])["en", "es"])
                {
                    ways.Add(script, language, Phone);
                    ways.Add(script, language, Desk);
                }
            }

            return ways;
        }
    }

    public int Height => Width == Phone ? 640 : 800;

    /// <summary>Looks at a state at both widths: it is made on the wide one.</summary>
    public static Browsing In(string language) => new(true, language, Desk);
}
