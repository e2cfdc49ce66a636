namespace Grancius.Sandbox;

// A named class, not top-level statements: the Web project references this one and has a Program of its own.
internal static class Program
{
    private static Task Main(string[] args) => SandboxHost.Build(args).RunAsync();
}
