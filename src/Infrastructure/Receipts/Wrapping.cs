namespace Grancius.Infrastructure.Receipts;

/// <summary>Breaks text into lines that fit a width.</summary>
internal static class Wrapping
{
    public static IEnumerable<string> Lines(string text, PdfFont font, double size, double width)
    {
        foreach (var paragraph in text.Split('\n'))
        {
            var line = "";
            foreach (var word in paragraph.Split(' ').SelectMany(word => Pieces(word, font, size, width)))
            {
                var longer = line.Length == 0 ? word : line + " " + word;
                if (line.Length > 0 && font.Width(longer, size) > width)
                {
                    yield return line;
                    line = word;
                }
                else
                {
                    line = longer;
                }
            }

            yield return line;
        }
    }

    /// <summary>A word wider than the column is cut: a long number must not leave the page.</summary>
    private static IEnumerable<string> Pieces(string word, PdfFont font, double size, double width)
    {
        while (word.Length > 1 && font.Width(word, size) > width)
        {
            var fits = 1;
            while (font.Width(word[..(fits + 1)], size) <= width)
                fits++;
            yield return word[..fits];
            word = word[fits..];
        }

        yield return word;
    }
}
