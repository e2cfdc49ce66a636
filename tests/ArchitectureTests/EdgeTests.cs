using Grancius.Application.Common;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Quartz;

namespace Grancius.ArchitectureTests;

/// <summary>The edges: pages and routes at one end, jobs at the other. Both only send.</summary>
public class EdgeTests
{
    [Fact]
    public void The_web_never_sees_the_store()
    {
        var pagesToo = Rooms.Web.GetTypes().Where(type => type.DeclaringType is null).Selected(60);

        pagesToo.Where(type => TypeUse.Of(type).Any(used =>
                used == typeof(IGranciusDb) || used.IsAssignableTo(typeof(DbContext)) || IsOf(used, "Microsoft.EntityFrameworkCore")
                || IsOf(used, "Grancius.Infrastructure.Persistence") || IsOf(used, "Microsoft.Data.Sqlite") || IsOf(used, "Npgsql")))
            .ShouldBeEmpty();
        Rooms.TypesOf(Rooms.Application).Count(type => TypeUse.Of(type).Contains(typeof(IGranciusDb))).ShouldBeGreaterThan(10);
    }

    [Fact]
    public void Only_the_web_maps_with_automapper()
    {
        Users("AutoMapper").Selected(3).Where(type => type.Assembly != Rooms.Web).ShouldBeEmpty();
        Rooms.All.Where(room => room.GetReferencedAssemblies().Any(other => other.Name == "AutoMapper")).ShouldHaveSingleItem().ShouldBe(Rooms.Web);
    }

    [Fact]
    public void Only_the_jobs_know_the_scheduler() =>
        Users("Quartz").Selected(4).Where(type => type.Namespace != "Grancius.Infrastructure.Jobs").ShouldBeEmpty();

    [Fact]
    public void A_job_is_internal_and_sends_one_command_and_nothing_else()
    {
        var jobs = Rooms.TypesOf(Rooms.Infrastructure).Where(type => type.IsAssignableTo(typeof(IJob))).Selected(3);

        jobs.Where(job => job.IsVisible || !job.IsSealed || Commands(job) != 1 || TypeUse.Of(job).Any(used => Rooms.All.Contains(used.Assembly) && !MaySee(used)))
            .ShouldBeEmpty();
        Rooms.All.Except([Rooms.Infrastructure]).SelectMany(Rooms.TypesOf).Where(type => type.IsAssignableTo(typeof(IJob))).ShouldBeEmpty();
    }

    [Fact]
    public void A_route_or_page_asks_for_no_handler_by_name()
    {
        var web = Rooms.TypesOf(Rooms.Web).Where(type => TypeUse.Of(type).Contains(typeof(IMediator))).Selected(5);

        web.Where(type => TypeUse.Of(type).Any(used => used.Name.EndsWith("Handler", StringComparison.Ordinal) && used.Assembly == Rooms.Application)).ShouldBeEmpty();
    }

    private static int Commands(Type job) => TypeUse.Of(job).Count(used => used.IsAssignableTo(typeof(IBaseRequest)) && used.IsClass);

    /// <summary>The command, its report, and the Result around it.</summary>
    private static bool MaySee(Type used) =>
        used.IsAssignableTo(typeof(IBaseRequest)) || used == typeof(JobReport) || used.Namespace == "Grancius.Domain.Common";

    private static IEnumerable<Type> Users(string library) =>
        Rooms.All.SelectMany(Rooms.TypesOf).Where(type => TypeUse.Of(type).Any(used => IsOf(used, library)));

    private static bool IsOf(Type type, string name) =>
        type.Namespace == name || type.Namespace?.StartsWith($"{name}.", StringComparison.Ordinal) == true;
}
