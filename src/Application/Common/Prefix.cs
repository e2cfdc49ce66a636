namespace Grancius.Application.Common;

/// <summary>Where an index of a text begins and ends for all that starts with something; compared byte by byte on both engines.</summary>
internal readonly record struct Prefix(string From, string Before)
{
    /// <summary>Nothing that is stored here has a letter behind it.</summary>
    private const char Last = '\uFFFD';

    public static Prefix Of(string text) => new(text, text + Last);
}
