using System.Text;
using Grancius.Application.Fees;
using Grancius.Application.Staff;
using Grancius.Domain.Common;

namespace Grancius.FunctionalTests.Jurisdictions;

/// <summary>A use case filled with what belongs to the other jurisdiction: each of its ids in turn, its numbers and codes as words.</summary>
internal sealed class FilledUseCase(Type useCase, Actor by, OtherWorld world)
{
    /// <summary>Words that are no names of anything: whatever passes the validators.</summary>
    private static readonly Dictionary<string, string> Plain = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Language"] = "en",
        ["Email"] = "walker@city.example",
        ["Reason"] = "A walk through everything",
        ["Url"] = "https://walker.city.example/told",
        ["TimeZone"] = "America/New_York",
        ["Phone"] = "352-555-0199",
        ["Accent"] = "#005ea2",
        ["OnAccent"] = "#ffffff",
        ["Slug"] = Fixture.Portal.City,
        ["Prefix"] = "CW",
        ["Password"] = "four otters in the weeds",
        ["State"] = "FL",
        ["Zip"] = "34601",
    };

    private static readonly int[] Whole = [1, 0, 6];

    // Each id in turn; in each round the words and whole numbers beside it are others.
    private int _turn;
    private int _round;

    public IEnumerable<object> All()
    {
        var constructor = useCase.GetConstructors().MaxBy(one => one.GetParameters().Length)!;
        var asks = constructor.GetParameters().Select(one => one.ParameterType).ToList();
        var turns = asks.Any(type => type == typeof(Guid) || type == typeof(Guid?)) ? world.Ids.Count : world.Values["number"].Count;
        for (_round = 0; _round < Whole.Length; _round++)
        {
            for (_turn = 0; _turn < turns; _turn++)
                yield return Made(useCase, "", 0)!;
        }
    }

    private string Of(IReadOnlyList<string> values) => values[_turn % values.Count];

    private object? Made(Type type, string name, int depth)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        if (plain == typeof(Actor))
            return by;
        if (plain == typeof(Guid))
            return name.StartsWith("New", StringComparison.Ordinal) ? Guid.CreateVersion7() : Guid.Parse(Of(name == "EndpointId" ? world.Values["endpointId"] : world.Ids));
        if (plain == typeof(string))
            return Word(name);
        if (plain == typeof(int))
            return type == plain ? Whole[_round % Whole.Length] : null;
        if (plain == typeof(Money))
            return Money.OfCents(100);
        if (plain == typeof(DateOnly))
            return new DateOnly(2026, 11, 1);
        if (plain == typeof(DateTimeOffset))
            return new DateTimeOffset(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);
        if (plain == typeof(byte[]))
            return name == "File" ? RegisterFile() : null;
        if (plain.IsEnum)
            return Enum.GetValues(plain).GetValue(_turn % Enum.GetValues(plain).Length);
        if (plain.IsPrimitive || plain == typeof(decimal))
            return Convert.ChangeType(1, plain, System.Globalization.CultureInfo.InvariantCulture);
        return plain.IsGenericType && plain.GetGenericArguments() is [var item] && Listed(plain, item, name, depth) is { } list ? list : Composed(plain, depth);
    }

    private Array? Listed(Type type, Type item, string name, int depth)
    {
        if (!type.IsAssignableFrom(item.MakeArrayType()))
            return null;

        var list = Array.CreateInstance(item, 1);
        list.SetValue(item == typeof(string) && name == "Scopes" ? "invoices:read" : item == typeof(string) && name == "Types" ? "invoice.paid" : Made(item, name, depth + 1), 0);
        return list;
    }

    private object? Composed(Type type, int depth)
    {
        if (type.IsAbstract)
            return type.Assembly.GetTypes().FirstOrDefault(one => !one.IsAbstract && type.IsAssignableFrom(one)) is { } kind ? Composed(kind, depth) : null;
        if (depth > 4 || type.GetConstructors().MaxBy(one => one.GetParameters().Length) is not { } constructor)
            return type.IsValueType ? Activator.CreateInstance(type) : null;

        return constructor.Invoke([.. constructor.GetParameters().Select(one => Made(one.ParameterType, one.Name!, depth + 1))]);
    }

    /// <summary>A register that names what the county has.</summary>
    private byte[] RegisterFile()
    {
        var cells = RegisterColumns.All.Select(column => column.Name switch
        {
            "record" => "code",
            "code" => Of(world.Values["code"]),
            "invoice_type" => "42",
            "gl_distribution" => "001-322100=100",
            "shown_to_payers" or "active" => "yes",
            _ => "",
        });
        return Encoding.UTF8.GetBytes($"{string.Join(',', RegisterColumns.All.Select(column => column.Name))}\n{string.Join(',', cells)}");
    }

    /// <summary>What the county has of that name; else a number or a code of its.</summary>
    private string Word(string name)
    {
        if (Plain.TryGetValue(name, out var word))
            return word;

        var values = world.Values.GetValueOrDefault(char.ToLowerInvariant(name[0]) + name[1..]) ?? [.. world.Values["number"], .. world.Values["code"]];
        return values[(_turn + _round) % values.Count];
    }
}
