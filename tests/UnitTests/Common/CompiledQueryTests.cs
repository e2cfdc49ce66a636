using Grancius.Application.Common;
using Grancius.Domain.Jurisdictions;
using Grancius.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Grancius.UnitTests.Common;

public sealed class CompiledQueryTests
{
    private readonly string _slug = "co-hernando-fl";

    [Fact]
    public async Task A_value_that_is_captured_would_stay_that_of_the_first_call_and_is_refused()
    {
        var slug = _slug;
        await IsRefused(new((store, _) => store.Jurisdictions.Where(jurisdiction => jurisdiction.Slug == slug)));
    }

    [Fact]
    public async Task So_is_a_value_of_the_object_that_asks() =>
        await IsRefused(new((store, _) => store.Jurisdictions.Where(jurisdiction => jurisdiction.Slug == _slug)));

    private static async Task IsRefused(CompiledQuery<bool, Jurisdiction> query)
    {
        await using var db = new SqliteGranciusDb(new DbContextOptionsBuilder<SqliteGranciusDb>().UseSqlite("Data Source=:memory:").Options);

        var refusal = await Should.ThrowAsync<InvalidOperationException>(() => query.ToList(db, true, default));

        refusal.Message.ShouldContain("Make it a parameter");
    }
}
