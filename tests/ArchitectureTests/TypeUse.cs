using System.Collections.Concurrent;
using System.Reflection;
using System.Reflection.Emit;

namespace Grancius.ArchitectureTests;

/// <summary>
/// Which types a type uses: in its shape and in the bodies of its methods, read from the compiled code, so that neither
/// a full name nor an inferred type hides a use. Constants and nameof leave no trace there.
/// </summary>
internal static class TypeUse
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<short, OpCode> Codes = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!).ToDictionary(code => code.Value);

    private static readonly ConcurrentDictionary<Type, IReadOnlySet<Type>> Known = new();

    public static IReadOnlySet<Type> Of(Type type) => Known.GetOrAdd(type, Read);

    /// <summary>The outermost type a person wrote: closures and state machines are part of it.</summary>
    public static Type Outermost(Type type) => type.DeclaringType is { } outer ? Outermost(outer) : type;

    private static IReadOnlySet<Type> Read(Type type)
    {
        var used = new HashSet<Type>();
        Shape(type, used);
        used.Remove(type);
        return used;
    }

    private static void Shape(Type type, HashSet<Type> used)
    {
        Add(type.BaseType, used);
        foreach (var face in type.GetInterfaces())
            Add(face, used);
        foreach (var attribute in type.GetCustomAttributesData())
            Add(attribute.AttributeType, used);
        foreach (var field in type.GetFields(Declared))
            Add(field.FieldType, used);
        foreach (var method in type.GetMethods(Declared).Concat<MethodBase>(type.GetConstructors(Declared)))
            Method(method, used);
        foreach (var nested in type.GetNestedTypes(Declared))
            Shape(nested, used);
    }

    private static void Method(MethodBase method, HashSet<Type> used)
    {
        if (method is MethodInfo { ReturnType: var answer })
            Add(answer, used);
        foreach (var parameter in method.GetParameters())
            Add(parameter.ParameterType, used);
        if (method.GetMethodBody() is not { } body)
            return;

        foreach (var local in body.LocalVariables)
            Add(local.LocalType, used);
        foreach (var clause in body.ExceptionHandlingClauses.Where(clause => clause.Flags == ExceptionHandlingClauseOptions.Clause))
            Add(clause.CatchType, used);
        foreach (var token in Tokens(body.GetILAsByteArray()!))
            Add(Resolve(method, token), used);
    }

    /// <summary>The operands of a body that name a member or a type.</summary>
    private static IEnumerable<int> Tokens(byte[] code)
    {
        var at = 0;
        while (at < code.Length)
        {
            var value = code[at] == 0xFE ? (short)((code[at++] << 8) | code[at++]) : code[at++];
            switch (Codes[value].OperandType)
            {
                case OperandType.InlineField or OperandType.InlineMethod or OperandType.InlineTok or OperandType.InlineType:
                    yield return BitConverter.ToInt32(code, at);
                    at += 4;
                    break;
                case OperandType.InlineNone:
                    break;
                case OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar:
                    at += 1;
                    break;
                case OperandType.InlineVar:
                    at += 2;
                    break;
                case OperandType.InlineI8 or OperandType.InlineR:
                    at += 8;
                    break;
                case OperandType.InlineSwitch:
                    at += 4 + (4 * BitConverter.ToInt32(code, at));
                    break;
                default:
                    at += 4;
                    break;
            }
        }
    }

    private static MemberInfo? Resolve(MethodBase method, int token)
    {
        var ofType = method.DeclaringType is { IsGenericType: true } type ? type.GetGenericArguments() : null;
        return method.Module.ResolveMember(token, ofType, method.IsGenericMethod ? method.GetGenericArguments() : null);
    }

    private static void Add(MemberInfo? member, HashSet<Type> used)
    {
        switch (member)
        {
            case null or Type { IsGenericParameter: true }:
                break;
            case Type { HasElementType: true } array:
                Add(array.GetElementType(), used);
                break;
            case Type type:
                used.Add(Outermost(type.IsGenericType ? type.GetGenericTypeDefinition() : type));
                foreach (var argument in type.GenericTypeArguments)
                    Add(argument, used);
                break;
            case MethodBase method:
                Add(method.DeclaringType, used);
                foreach (var argument in method.IsGenericMethod ? method.GetGenericArguments() : [])
                    Add(argument, used);
                break;
            case FieldInfo field:
                Add(field.DeclaringType, used);
                Add(field.FieldType, used);
                break;
        }
    }
}
