using System.Text.Json;
using Grancius.Application.Common;
using Grancius.Application.Staff;
using Grancius.Domain.Common;
using Grancius.Domain.Staff;
using Grancius.FunctionalTests.Fixture;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace Grancius.FunctionalTests.Jurisdictions;

/// <summary>
/// The walk of the routes once more, past the pages: a page often looks for its record before it gives an order, and so hides
/// whether the order itself looks. Every use case that staff have is ordered by staff of the city with what is the county's.
/// </summary>
public abstract class UseCaseIsolationTests(Portal portal) : PortalTest(portal)
{
    private static readonly JsonSerializerOptions AsTheyAre = new() { MaxDepth = 32 };

    /// <summary>They need a browser, and name nothing but whoever asks.</summary>
    private static readonly Type[] OfTheBrowser = [typeof(AskToMakePasskey), typeof(AddPasskey)];

    private readonly List<string> _wrong = [];

    [Fact]
    public async Task No_order_or_question_of_the_citys_staff_reaches_what_is_the_countys()
    {
        var world = await TheCounty.Lives(Portal);
        using var walker = await Portal.SignedInAs(Enum.GetValues<StaffRole>(), Portal.City);
        var before = await OtherWorld.Everything(Portal);
        var all = UseCases().ToList();
        all.Count.ShouldBeGreaterThan(80);

        foreach (var useCase in all)
        {
            var reached = false;
            foreach (var filled in new FilledUseCase(useCase, walker.Actor!, world).All())
            {
                try
                {
                    reached |= Judge(useCase, await Portal.InStore(services => Ordered(services, filled)));
                }
                catch (Exception fault)
                {
                    _wrong.Add($"{useCase.Name} threw {fault.Message}");
                }
            }

            if (!reached)
                _wrong.Add($"{useCase.Name} never got past its validator: say in FilledUseCase what it needs");
        }

        var (was, now) = (before.Split('\n'), (await OtherWorld.Everything(Portal)).Split('\n'));
        _wrong.AddRange(was.Except(now).Concat(now.Except(was)).Select(row => $"changed of the county: {row}"));
        _wrong.Distinct().ShouldBeEmpty();
    }

    private static IEnumerable<Type> UseCases() => typeof(IGranciusDb).Assembly.GetTypes()
        .Where(type => type is { IsAbstract: false, IsClass: true } && typeof(IBaseRequest).IsAssignableFrom(type)
            && type.GetConstructors().Any(constructor => constructor.GetParameters() is [{ ParameterType: var first }, ..] && first == typeof(Actor)))
        .Except(OfTheBrowser)
        .OrderBy(type => type.Name, StringComparer.Ordinal);

    private static async Task<object> Ordered(IServiceProvider services, object useCase)
    {
        var answer = useCase.GetType().GetInterfaces().Single(one => one.IsGenericType && one.GetGenericTypeDefinition() == typeof(IRequest<>)).GetGenericArguments()[0];
        var send = typeof(IMediator).GetMethods().Concat(typeof(IMediator).GetInterfaces().SelectMany(one => one.GetMethods()))
            .Single(method => method.Name == "Send" && method.GetGenericArguments().Length == 1 && method.ReturnType.IsGenericType);
        var sent = (Task)send.MakeGenericMethod(answer).Invoke(services.GetRequiredService<IMediator>(), [useCase, CancellationToken.None])!;
        await sent;
        return sent.GetType().GetProperty("Result")!.GetValue(sent)!;
    }

    /// <returns>Whether its handler was asked.</returns>
    private bool Judge(Type useCase, object answer)
    {
        var error = (Error?)answer.GetType().GetProperty(nameof(Result.Error))!.GetValue(answer);
        var told = error is not null ? error.Message : JsonSerializer.Serialize(answer.GetType().GetProperty("Value")?.GetValue(answer), AsTheyAre);
        _wrong.AddRange(TheCounty.Marks.Where(mark => told.Contains(mark, StringComparison.OrdinalIgnoreCase)).Select(mark => $"{useCase.Name} tells \"{mark}\" of the county"));
        return error?.Code != "invalid_request";
    }
}

[Collection(OnSqlite.Name)]
public sealed class UseCaseIsolationOnSqlite(SqlitePortal portal) : UseCaseIsolationTests(portal);

[Collection(OnPostgres.Name)]
public sealed class UseCaseIsolationOnPostgres(PostgresPortal portal) : UseCaseIsolationTests(portal);
