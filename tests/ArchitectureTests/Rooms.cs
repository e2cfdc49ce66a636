using System.Reflection;
using Grancius.Application.Common;
using Grancius.Domain.Common;
using Grancius.Infrastructure;

namespace Grancius.ArchitectureTests;

/// <summary>The five rooms of the house, as compiled and as written.</summary>
internal static class Rooms
{
    public const string Ours = "Grancius.";

    public static readonly Assembly Domain = typeof(Money).Assembly;
    public static readonly Assembly Application = typeof(JobReport).Assembly;
    public static readonly Assembly Infrastructure = typeof(Settings).Assembly;
    public static readonly Assembly Web = Assembly.Load("Grancius.Web");
    public static readonly Assembly Sandbox = Assembly.Load("Grancius.Sandbox");

    public static readonly Assembly[] All = [Domain, Application, Infrastructure, Web, Sandbox];

    /// <summary>The folder of the solution, upwards from the tests' own.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Types that a person wrote; what the compiler makes inside them belongs to them.</summary>
    public static IReadOnlyList<Type> TypesOf(Assembly room) =>
        [.. room.GetTypes().Where(type => type.DeclaringType is null && !type.Name.Contains('<') && type.Namespace?.StartsWith("Grancius", StringComparison.Ordinal) == true)];

    /// <summary>Written files under src, as "Domain/Fees/Fee.cs"; what is built or fetched is left out.</summary>
    public static IReadOnlyList<SourceFile> Files(params string[] endings)
    {
        var src = Path.Combine(Root, "src");
        return
        [
            .. from path in Directory.EnumerateFiles(src, "*", SearchOption.AllDirectories)
               let name = Path.GetRelativePath(src, path).Replace('\\', '/')
               where endings.Contains(Path.GetExtension(path), StringComparer.Ordinal)
                   && !name.Split('/').Any(folder => folder is "obj" or "bin" or "node_modules" or "wwwroot" or "Migrations" or "CompiledModels")
               select new SourceFile(name, path),
        ];
    }

    /// <summary>A rule that looks at nothing holds always: each says how much it must at least have looked at.</summary>
    public static IReadOnlyList<T> Selected<T>(this IEnumerable<T> found, int atLeast)
    {
        var selected = found.ToList();
        selected.Count.ShouldBeGreaterThanOrEqualTo(atLeast, "The rule selects less than it should: it proves nothing.");
        return selected;
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Grancius.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("Grancius.sln was not found above the tests.");
        return folder.FullName;
    }
}

/// <param name="Name">Under src, with slashes.</param>
internal sealed record SourceFile(string Name, string Path)
{
    public string Text => File.ReadAllText(Path);
}
