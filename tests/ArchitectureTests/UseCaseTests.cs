using FluentValidation;
using Grancius.Application.Common;
using Grancius.Domain.Common;
using MediatR;

namespace Grancius.ArchitectureTests;

/// <summary>One use case is one file: what is asked, its shape, what is done.</summary>
public class UseCaseTests
{
    private static readonly IReadOnlyList<Type> Types = Rooms.TypesOf(Rooms.Application);

    private static IReadOnlyList<Type> Requests => Types.Where(type => !type.IsAbstract && type.IsAssignableTo(typeof(IBaseRequest))).Selected(20);

    private static IReadOnlyList<Type> Handlers => Types.Where(type => Closing(type, typeof(IRequestHandler<,>)).Any() && !type.IsInterface).Selected(20);

    private static IReadOnlyList<Type> Validators => Types.Where(type => type.IsAssignableTo(typeof(IValidator))).Selected(20);

    [Fact]
    public void What_is_asked_is_a_sealed_record_that_says_whether_it_is_an_order_or_a_question() => Requests
        .Where(type => !IsRecord(type) || !type.IsSealed || Closing(type, typeof(ICommand<>)).Concat(Closing(type, typeof(IQuery<>))).Count() != 1)
        .ShouldBeEmpty();

    [Fact]
    public void Every_answer_can_be_a_refusal() => Requests
        .Where(type => Closing(type, typeof(IRequest<>)).Any(asked => !asked.GenericTypeArguments[0].IsAssignableTo(typeof(Result))))
        .ShouldBeEmpty();

    [Fact]
    public void Each_request_has_one_handler_of_its_name() => Requests
        .Where(type => Handlers.Where(handler => Closing(handler, typeof(IRequestHandler<,>)).Any(face => face.GenericTypeArguments[0] == type)).ToList()
            is not [{ } only] || only.Name != $"{type.Name}Handler" || only.Namespace != type.Namespace)
        .ShouldBeEmpty();

    [Fact]
    public void Each_request_has_one_validator_of_its_name() => Requests
        .Where(type => Validators.Where(validator => validator.IsAssignableTo(typeof(IValidator<>).MakeGenericType(type))).ToList()
            is not [{ } only] || only.Name != $"{type.Name}Validator" || only.Namespace != type.Namespace)
        .ShouldBeEmpty();

    [Fact]
    public void Handlers_and_validators_are_internal_and_sealed() =>
        Handlers.Concat(Validators).Where(type => type.IsVisible || !type.IsSealed).ShouldBeEmpty();

    [Fact]
    public void A_use_cases_file_holds_request_validator_and_handler_in_that_order() => Requests
        .Select(type => (type, Text(type), type.Name))
        .Where(use => !InOrder(use.Item2, $"record {use.Name}", $"class {use.Name}Validator", $"class {use.Name}Handler"))
        .Select(use => use.type).ShouldBeEmpty();

    /// <summary>Whatever is not a use case (a port, a load shape, what several share) declares none and handles none.</summary>
    [Fact]
    public void A_file_holds_one_use_case_and_no_handler_stands_elsewhere()
    {
        var files = Rooms.Files(".cs").Where(file => file.Name.StartsWith("Application/", StringComparison.Ordinal)).Selected(30);

        (from file in files
         let name = Path.GetFileNameWithoutExtension(file.Name)
         from type in Requests.Concat(Handlers)
         where Declares(file.Text, type.Name) && type.Name != name && type.Name != $"{name}Handler"
         select $"{file.Name} holds {type.Name}").ShouldBeEmpty();
    }

    private static string Text(Type request)
    {
        var file = Path.Combine(Rooms.Root, "src", request.Namespace!.Replace(Rooms.Ours, "", StringComparison.Ordinal).Replace('.', '/'), $"{request.Name}.cs");
        return File.Exists(file) ? File.ReadAllText(file) : "";
    }

    private static bool InOrder(string text, params string[] declarations)
    {
        var places = declarations.Select(declaration => Place(text, declaration)).ToList();
        return places.TrueForAll(place => place >= 0) && places.SequenceEqual(places.Order());
    }

    private static bool Declares(string text, string name) => Place(text, $"record {name}") >= 0 || Place(text, $"class {name}") >= 0;

    private static int Place(string text, string declaration)
    {
        var place = text.IndexOf(declaration, StringComparison.Ordinal);
        while (place >= 0 && place + declaration.Length < text.Length && char.IsLetterOrDigit(text[place + declaration.Length]))
            place = text.IndexOf(declaration, place + 1, StringComparison.Ordinal);
        return place;
    }

    private static IEnumerable<Type> Closing(Type type, Type open) =>
        type.GetInterfaces().Where(face => face.IsGenericType && face.GetGenericTypeDefinition() == open);

    private static bool IsRecord(Type type) => type.GetMethod("<Clone>$") is not null;
}
