using System.Reflection;
using System.Reflection.Metadata;

namespace Grancius.ArchitectureTests;

/// <summary>A file or method that grows gives logic to the aggregate. Those that are longer are named, and may not grow further.</summary>
public class SizeTests
{
    private const int MostLinesOfAFile = 150;
    private const int MostLinesOfAMethod = 40;
    private const string Stale = "It is short again or gone: take it off the list.";

    /// <summary>File and the lines it may have at most: to be shortened, never to be raised.</summary>
    private static readonly Dictionary<string, int> LongerFiles = new()
    {
        ["Domain/PaymentSessions/PaymentSession.cs"] = 160,
        ["Infrastructure/Receipts/Paper.cs"] = 160,
        ["Infrastructure/Settings.cs"] = 185,
        ["Sandbox/HostedPage/HostedPageEndpoints.cs"] = 190,
        ["Web/PaymentSessions/Pay.cshtml.cs"] = 165,
    };

    private static readonly Dictionary<string, int> LongerMethods = new()
    {
        ["OpenEndpoint.Open"] = 53,
    };

    [Fact]
    public void A_file_is_at_most_a_hundred_and_fifty_lines()
    {
        var files = Rooms.Files(".cs").Selected(150).Select(file => (file.Name, Lines: File.ReadAllLines(file.Path).Length)).ToList();

        files.Where(file => file.Lines > LongerFiles.GetValueOrDefault(file.Name, MostLinesOfAFile)).Select(file => $"{file.Name}: {file.Lines}").ShouldBeEmpty();
        LongerFiles.Keys.Except(files.Where(file => file.Lines > MostLinesOfAFile).Select(file => file.Name))
            .ShouldBeEmpty(Stale);
    }

    /// <summary>From the first to the last line that does something; constructors are left out, as fields' values stand all over the class.</summary>
    [Fact]
    public void A_method_is_at_most_forty_lines()
    {
        var bodies = Rooms.All.SelectMany(Bodies).Selected(600);

        bodies.Where(body => body.Lines > LongerMethods.GetValueOrDefault(body.Method, MostLinesOfAMethod)).Select(body => $"{body.Method}: {body.Lines}").ShouldBeEmpty();
        LongerMethods.Keys.Except(bodies.Where(body => body.Lines > MostLinesOfAMethod).Select(body => body.Method)).ShouldBeEmpty(Stale);
    }

    private static List<(string Method, int Lines)> Bodies(Assembly room)
    {
        using var provider = MetadataReaderProvider.FromPortablePdbStream(File.OpenRead(Path.ChangeExtension(room.Location, ".pdb")));
        var symbols = provider.GetMetadataReader();
        var bodies = new List<(string, int)>();
        foreach (var handle in symbols.MethodDebugInformation)
        {
            var points = symbols.GetMethodDebugInformation(handle).GetSequencePoints().Where(point => !point.IsHidden).ToList();
            if (points.Count == 0)
                continue;

            var file = symbols.GetString(symbols.GetDocument(points[0].Document).Name).Replace('\\', '/');
            var method = room.ManifestModule.ResolveMethod(System.Reflection.Metadata.Ecma335.MetadataTokens.GetToken(handle.ToDefinitionHandle()))!;
            if (method is MethodInfo && file.EndsWith(".cs", StringComparison.Ordinal) && !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/Migrations/", StringComparison.Ordinal) && !file.Contains("/CompiledModels/", StringComparison.Ordinal))
                bodies.Add((Name(method), points.Max(point => point.EndLine) - points.Min(point => point.StartLine) + 1));
        }

        return bodies;
    }

    /// <summary>What is async or yields is compiled into a type of its own, such as "&lt;Save&gt;d__10".</summary>
    private static string Name(MethodBase method)
    {
        var made = method.DeclaringType!.Name.Split('<', '>');
        return $"{TypeUse.Outermost(method.DeclaringType).Name}.{(made is [_, { Length: > 0 } written, _] ? written : method.Name)}";
    }
}
