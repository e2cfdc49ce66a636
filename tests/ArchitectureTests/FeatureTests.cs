using System.Reflection;
using Microsoft.AspNetCore.Razor.Hosting;

namespace Grancius.ArchitectureTests;

/// <summary>A feature's folder is its own: what another one needs goes through the room beneath or stands in Shared.</summary>
public class FeatureTests
{
    private static readonly string[] Unnamed = ["Helpers", "Utils", "DTOs", "Dtos", "Services", "Managers", "Models", "Entities", "Commands", "Queries", "Extensions"];

    /// <summary>The store, the scheduler and the start put things together; a feature does not look into another.</summary>
    [Fact]
    public void Infrastructures_features_do_not_look_into_each_other()
    {
        var features = Rooms.TypesOf(Rooms.Infrastructure).Where(type => Feature(type).Length > 0).Selected(30);

        (from type in features
         let home = Feature(type)
         where home is not ("Persistence" or "Demo")
         from used in TypeUse.Of(type)
         where used.Assembly == Rooms.Infrastructure && Feature(used) is { Length: > 0 } other && other != home
             && !(other == "Persistence" && IsPublicToFeatures(used)) && !IsSealOfBillers(used)
         select $"{type.FullName} uses {used.FullName}").ShouldBeEmpty();
    }

    /// <summary>
    /// What one feature's pages offer to another's by intention: the jurisdiction around every page of a payer, the proof
    /// that a payer knows his bill, the words of a method. Whatever more there is belongs in Shared.
    /// </summary>
    private static readonly string[] Offered = ["PayerPage", "BillProof", "KnownBill", "PayMethods"];

    /// <summary>What puts the site together or describes all of it.</summary>
    private static bool Assembles(Type type, string home) => home is "Operations" or "Docs" || type.Name is "Api" or "WebShell";

    [Fact]
    public void The_webs_features_do_not_look_into_each_other()
    {
        var views = Rooms.Web.GetCustomAttributes<RazorCompiledItemAttribute>().Where(view => view.Type.DeclaringType is null).Selected(5)
            .Select(view => (view.Type, Home: view.Identifier.Trim('/').Split('/') is [var folder, _, ..] ? folder : ""));
        var written = Rooms.TypesOf(Rooms.Web).Selected(30).Select(type => (Type: type, Home: Feature(type)));

        var looks = (
            from user in written.Concat(views)
            where user.Home.Length > 0 && !Assembles(user.Type, user.Home)
            from used in TypeUse.Of(user.Type)
            where used.Assembly == Rooms.Web && used.Namespace?.StartsWith(Rooms.Ours, StringComparison.Ordinal) == true
                && Feature(used) is var other && other.Length > 0 && other != user.Home && other != "Shared"
            select (user.Type, Used: used)).ToList();

        looks.Where(look => !Offered.Contains(look.Used.Name)).Select(look => $"{look.Type.FullName} uses {look.Used.FullName}").ShouldBeEmpty();
        Offered.Except(looks.Select(look => look.Used.Name)).ShouldBeEmpty("Nobody takes this offer any more: take it off the list.");
    }

    [Fact]
    public void A_folder_is_named_by_its_feature_and_a_namespace_by_its_folders()
    {
        var files = Rooms.Files(".cs").Selected(150);

        files.Where(file => file.Name.Split('/').Any(folder => Unnamed.Contains(folder, StringComparer.OrdinalIgnoreCase)))
            .Select(file => file.Name).ShouldBeEmpty();
        files.Where(file => file.Text is var text && text.Contains("\nnamespace ", StringComparison.Ordinal) | text.StartsWith("namespace ", StringComparison.Ordinal)
                && !text.Contains($"namespace {Rooms.Ours}{Path.GetDirectoryName(file.Name)!.Replace('/', '.')};", StringComparison.Ordinal))
            .Select(file => file.Name).ShouldBeEmpty();
    }

    /// <summary>The first folder beneath the room; empty for what stands in the room itself.</summary>
    private static string Feature(Type type) => type.Namespace?.Split('.') is [_, _, var feature, ..] ? feature : "";

    /// <summary>How a feature tells the store of its tables, and how the jobs and the start reach it.</summary>
    private static bool IsPublicToFeatures(Type type) => type.Name is "AggregateConfiguration" or "Conversions" or "ReadOnce`1" or "GranciusDb";

    /// <summary>The adapter opens the keys that the jurisdiction's store has sealed.</summary>
    private static bool IsSealOfBillers(Type type) => type.Name == "BillerKeys";
}
