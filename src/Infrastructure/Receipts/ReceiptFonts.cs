using PdfSharp.Fonts;

namespace Grancius.Infrastructure.Receipts;

/// <summary>The two faces receipts are set in, from the files beside the program: PDFsharp finds none by itself.</summary>
internal sealed class ReceiptFonts : IFontResolver
{
    public const string Family = "Source Sans Pro";

    private const string Regular = "SourceSansPro-Regular.ttf";
    private const string Bold = "SourceSansPro-Bold.ttf";

    /// <summary>Tells PDFsharp, which asks one resolver for the whole process.</summary>
    public static void Install() => GlobalFontSettings.FontResolver ??= new ReceiptFonts();

    public FontResolverInfo? ResolveTypeface(string familyName, bool isBold, bool isItalic) => new(isBold ? Bold : Regular);

    public byte[]? GetFont(string faceName) => File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "fonts", faceName));
}
