using System.Reflection;
using Grancius.Domain.Common;

namespace Grancius.ArchitectureTests;

/// <summary>Aggregates are made by their verbs, changed by their verbs, and known by their ids.</summary>
public class DomainTests
{
    private const BindingFlags Instance = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance;

    private static readonly IReadOnlyList<Type> Types = Rooms.TypesOf(Rooms.Domain);

    private static IReadOnlyList<Type> Aggregates => Types.Where(type => type.IsSubclassOf(typeof(AggregateRoot))).Selected(7);

    private static IReadOnlyList<Type> Events => Types.Where(type => type.IsAssignableTo(typeof(IDomainEvent)) && !type.IsInterface).Selected(3);

    [Fact]
    public void An_aggregate_is_sealed_and_made_by_its_factory_alone() => Aggregates
        .Where(type => !type.IsSealed || type.GetConstructors(Instance) is not [{ IsPrivate: true } only] || only.GetParameters().Length > 0)
        .ShouldBeEmpty();

    [Fact]
    public void An_aggregate_has_an_id_of_its_own_type() => Aggregates
        .Where(type => type.GetProperty("Id")?.PropertyType is not { } id || id.Name != $"{type.Name}Id" || !IsId(id))
        .ShouldBeEmpty();

    [Fact]
    public void Nothing_in_the_domain_but_a_records_init_is_set_from_outside() => Types.Where(type => type.IsClass).Selected(40)
        .SelectMany(type => type.GetProperties(Instance))
        .Where(property => property.SetMethod is { IsPrivate: false } setter
            && !setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(System.Runtime.CompilerServices.IsExternalInit)))
        .Select(Named).ShouldBeEmpty();

    [Fact]
    public void Aggregates_know_each_other_by_id_only() => Aggregates
        .SelectMany(type => type.GetFields(Instance))
        .Selected(30)
        .Where(field => Within(field.FieldType).Any(type => type.IsSubclassOf(typeof(AggregateRoot))))
        .Select(Named).ShouldBeEmpty();

    [Fact]
    public void An_event_is_a_sealed_record_of_ids_and_values() => Events
        .Where(type => !type.IsSealed || type.GetMethod("<Clone>$") is null || type.GetProperties().Any(property => !IsIdOrValue(property.PropertyType)))
        .ShouldBeEmpty();

    [Fact]
    public void Money_is_never_a_floating_number() => Types.Selected(60)
        .SelectMany(type => type.GetProperties(Instance).Select(property => property.PropertyType)
            .Concat(type.GetMethods(Instance | BindingFlags.Static).SelectMany(method => method.GetParameters().Select(parameter => parameter.ParameterType))))
        .Where(type => type == typeof(double) || type == typeof(float)).ShouldBeEmpty();

    [Fact]
    public void Refusals_stand_in_the_files_of_their_aggregate()
    {
        var errors = Types.Where(type => type.Name.EndsWith("Errors", StringComparison.Ordinal)).Selected(4);

        Types.Except(errors)
            .Where(type => type != typeof(Error) && type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic).Any(field => field.FieldType == typeof(Error)))
            .ShouldBeEmpty();
    }

    private static bool IsId(Type type) =>
        type is { IsValueType: true, Namespace: not null } && type.Assembly == Rooms.Domain && type.Name.EndsWith("Id", StringComparison.Ordinal)
        && type.GetProperties(BindingFlags.Public | BindingFlags.Instance) is [{ Name: "Value" } value] && value.PropertyType == typeof(Guid);

    private static bool IsIdOrValue(Type type) => IsId(type) || type.IsEnum || type.IsPrimitive
        || (Nullable.GetUnderlyingType(type) is { } inner && IsIdOrValue(inner))
        || type == typeof(string) || type == typeof(Guid) || type == typeof(DateOnly) || type == typeof(DateTimeOffset) || type == typeof(Money);

    private static IEnumerable<Type> Within(Type type) => type.GenericTypeArguments.SelectMany(Within).Append(type.GetElementType() ?? type);

    private static string Named(MemberInfo member) => $"{member.DeclaringType!.Name}.{member.Name}";
}
