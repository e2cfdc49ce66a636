using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Grancius.Infrastructure.Receipts;

/// <summary>The numbered objects of a PDF file (ISO 32000-1), and the table that finds them.</summary>
internal sealed class PdfFile
{
    private readonly List<byte[]?> _objects = [];

    public int Add(string body)
    {
        _objects.Add(Encoding.ASCII.GetBytes(body));
        return _objects.Count;
    }

    /// <summary>A number for an object that others name before it is written.</summary>
    public int Reserve()
    {
        _objects.Add(null);
        return _objects.Count;
    }

    public void Set(int number, string body) => _objects[number - 1] = Encoding.ASCII.GetBytes(body);

    /// <param name="entries">Further entries of its dictionary; may be empty.</param>
    public int AddStream(string entries, byte[] content)
    {
        using var body = new MemoryStream();
        using (var packed = new MemoryStream())
        {
            using (var zip = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
                zip.Write(content);

            body.Write(Encoding.ASCII.GetBytes($"<< {entries} /Filter /FlateDecode /Length {packed.Length} >>\nstream\n"));
            packed.WriteTo(body);
        }

        body.Write("\nendstream"u8);
        _objects.Add(body.ToArray());
        return _objects.Count;
    }

    /// <summary>Any text, in the form in which PDF takes letters of all languages.</summary>
    public static string Text(string text) => $"<FEFF{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text))}>";

    public static string Time(DateTimeOffset at) =>
        string.Create(CultureInfo.InvariantCulture, $"(D:{at.UtcDateTime:yyyyMMddHHmmss}Z)");

    public static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    public byte[] Finish(int catalog, int info)
    {
        using var file = new MemoryStream();
        // The four bytes above 127 tell programs that the file is not plain text.
        file.Write([.. "%PDF-1.7\n%"u8, 0xE2, 0xE3, 0xCF, 0xD3, (byte)'\n']);
        var table = new StringBuilder($"xref\n0 {_objects.Count + 1}\n0000000000 65535 f \n");
        for (var number = 1; number <= _objects.Count; number++)
        {
            table.Append(CultureInfo.InvariantCulture, $"{file.Position:0000000000} 00000 n \n");
            file.Write(Encoding.ASCII.GetBytes($"{number} 0 obj\n"));
            file.Write(_objects[number - 1] ?? throw new InvalidOperationException($"Object {number} was never written."));
            file.Write("\nendobj\n"u8);
        }

        var place = file.Position;
        file.Write(Encoding.ASCII.GetBytes(
            $"{table}trailer\n<< /Size {_objects.Count + 1} /Root {catalog} 0 R /Info {info} 0 R >>\nstartxref\n{place}\n%%EOF\n"));
        return file.ToArray();
    }
}
