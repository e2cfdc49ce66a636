using Grancius.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Grancius.UnitTests.Persistence;

/// <summary>The model that the product starts with is generated code: it has to be the one that the configurations say.</summary>
public sealed class CompiledModelTests
{
    private const string Remedy = "generate the compiled models again, as CONTRIBUTING.md says";

    private static readonly string[] RepeatedAtComplexTypes =
        ["Annotations:", "Relational:FunctionName", "Relational:Schema", "Relational:SqlQuery", "Relational:TableName", "Relational:ViewName", "Relational:ViewSchema"];

    [Fact]
    public void That_of_SQLite_is_what_the_configurations_say() => IsCurrent(new SqliteDesign().CreateDbContext([]));

    [Fact]
    public void That_of_PostgreSQL_is_what_the_configurations_say() => IsCurrent(new PostgresDesign().CreateDbContext([]));

    private static void IsCurrent(DbContext db)
    {
        using (db)
        {
            var built = db.GetService<IModelRuntimeInitializer>().Initialize(db.GetService<IDesignTimeModel>().Model, designTime: false);

            built.ShouldNotBeSameAs(db.Model, "there is no compiled model");
            var (compiled, said) = (Lines(db.Model), Lines(built));
            said.Count.ShouldBeGreaterThan(1000);
            compiled.Except(said).ShouldBeEmpty(Remedy);
            said.Except(compiled).ShouldBeEmpty(Remedy);
            compiled.ShouldBe(said, Remedy);
        }
    }

    /// <summary>Entities, columns and tables, each annotation in a line of its own.</summary>
    private static List<string> Lines(IModel model) =>
    [
        .. from line in model.ToDebugString(MetadataDebugStringOptions.LongDefault).Split(Environment.NewLine)
           let words = line.Trim()
           // The generated code says at each complex type again in which table it is: that is compared by the tables.
           where !RepeatedAtComplexTypes.Any(said => words.StartsWith(said, StringComparison.Ordinal))
           select line,
        .. model.GetRelationalModel().ToDebugString(MetadataDebugStringOptions.LongDefault).Split(Environment.NewLine),
    ];
}
