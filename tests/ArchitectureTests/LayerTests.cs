using System.Reflection;
using System.Xml.Linq;

namespace Grancius.ArchitectureTests;

/// <summary>Domain ← Application ← Infrastructure ← Web; the processor's stand-in knows none of them.</summary>
public class LayerTests
{
    public static TheoryData<string, string[]> Layers => new()
    {
        { "Domain", [] },
        { "Application", ["Domain"] },
        { "Infrastructure", ["Application", "Domain"] },
        { "Web", ["Application", "Domain", "Infrastructure", "Sandbox"] },
        { "Sandbox", [] },
    };

    [Theory]
    [MemberData(nameof(Layers))]
    public void A_room_knows_only_the_rooms_beneath_it(string room, string[] beneath)
    {
        var assembly = Room(room);
        Rooms.TypesOf(assembly).Selected(20);

        var used = assembly.GetReferencedAssemblies().Select(other => other.Name!)
            .Where(name => name.StartsWith(Rooms.Ours, StringComparison.Ordinal));

        used.Except(beneath.Select(name => Rooms.Ours + name)).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Layers))]
    public void A_project_names_only_the_projects_beneath_it(string room, string[] beneath) =>
        Project(room).Descendants("ProjectReference").Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value.Replace('\\', '/')))
            .Except(beneath).ShouldBeEmpty();

    [Fact]
    public void The_domain_references_nothing_at_all()
    {
        Project("Domain").Descendants().Select(element => element.Name.LocalName)
            .Where(name => name.EndsWith("Reference", StringComparison.Ordinal)).ShouldBeEmpty();
        Project("Application").Descendants("PackageReference").Selected(1);

        Room("Domain").GetReferencedAssemblies().Selected(3)
            .Where(other => !other.Name!.StartsWith("System.", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public void The_stand_in_and_the_product_use_nothing_of_each_other_but_its_start()
    {
        var users = Rooms.TypesOf(Room("Web")).Selected(20)
            .Where(type => TypeUse.Of(type).Any(used => used.Assembly == Rooms.Sandbox)).Selected(1);

        users.Select(type => type.Namespace).Distinct().ShouldBe(["Grancius.Web.Operations"]);
    }

    private static Assembly Room(string name) =>
        Rooms.All.Single(assembly => assembly.GetName().Name == Rooms.Ours + name);

    private static XDocument Project(string room) => XDocument.Load(Path.Combine(Rooms.Root, "src", room, $"{room}.csproj"));
}
