using System.Reflection;
using System.Runtime.CompilerServices;

namespace Grancius.ArchitectureTests;

public class AsyncTests
{
    /// <summary>What implements somebody else's interface or overrides somebody else's method has their parameters.</summary>
    [Fact]
    public void An_async_method_ends_in_a_token_named_ct()
    {
        var methods = Rooms.TypesOf(Rooms.Application).Concat(Rooms.TypesOf(Rooms.Infrastructure))
            .SelectMany(type => type.GetNestedTypes(BindingFlags.Public | BindingFlags.NonPublic).Append(type))
            .Where(type => type.GetCustomAttribute<CompilerGeneratedAttribute>() is null && !type.IsSubclassOf(typeof(Delegate)))
            .SelectMany(type => type.GetMethods(
                BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            .Where(method => IsAsync(method.ReturnType) && !method.Name.Contains('<') && !IsTheirs(method))
            .Selected(60);

        methods.Where(method => method.GetParameters() is not [.., { Name: "ct" } last] || last.ParameterType != typeof(CancellationToken))
            .Select(method => $"{method.DeclaringType!.FullName}.{method.Name}").ShouldBeEmpty();
    }

    private static bool IsAsync(Type type) => type.IsAssignableTo(typeof(Task)) || type == typeof(ValueTask)
        || (type.IsGenericType && (type.GetGenericTypeDefinition() == typeof(ValueTask<>) || type.GetGenericTypeDefinition() == typeof(IAsyncEnumerable<>)));

    private static bool IsTheirs(MethodInfo method)
    {
        if (method.GetBaseDefinition().DeclaringType!.Assembly != method.DeclaringType!.Assembly)
            return true;
        if (method.DeclaringType is not { IsInterface: false } type || method.IsStatic)
            return false;

        // The map of an open generic type is not to be had: its methods are known by their names.
        return type.GetInterfaces().Where(face => !Rooms.All.Contains(face.Assembly) && !Handles(face)).Any(face => type.IsGenericTypeDefinition
            ? face.GetMethods().Any(theirs => theirs.Name == method.Name)
            : type.GetInterfaceMap(face).TargetMethods.Contains(method));
    }

    /// <summary>A handler's own name for the token is free: it is ours to name.</summary>
    private static bool Handles(Type face) => face.Name.StartsWith("IRequestHandler", StringComparison.Ordinal);
}
