using System.Data.Common;
using Grancius.Application.Audit;
using Grancius.Application.Common;
using Grancius.Application.Staff;
using Grancius.Domain.Staff;
using Grancius.FunctionalTests.Fixture;
using Microsoft.Extensions.DependencyInjection;

namespace Grancius.FunctionalTests.Audit;

public abstract class AuditChainTests(Portal portal) : PortalTest(portal)
{
    /// <summary>What somebody who owns the database might do, and what is then said of which entry.</summary>
    public static TheoryData<string, string> Edits => new()
    {
        { "UPDATE audit_entries SET what = 'Nothing' WHERE number = 3 AND {0}", "Entry 3 (fee_waived) is not as it was written" },
        { "UPDATE audit_entries SET staff_name = 'Another' WHERE number = 1 AND {0}", "Entry 1 (fee_waived) is not as it was written" },
        { "UPDATE audit_entries SET at = at + 1 WHERE number = 5 AND {0}", "Entry 5 (fee_waived) is not as it was written" },
        { "UPDATE audit_entries SET hash = (SELECT hash FROM audit_heads WHERE {0}) WHERE number = 2 AND {0}", "Entry 2 (fee_waived) is not as it was written" },
        { "DELETE FROM audit_entries WHERE number = 2 AND {0}", "Entry 2 is missing" },
        { "DELETE FROM audit_entries WHERE number = 1 AND {0}", "Entry 1 is missing" },
        { "DELETE FROM audit_entries WHERE number >= 4 AND {0}", "Entry 4 is missing: the trail was cut, 5 were written" },
        { "DELETE FROM audit_entries WHERE {0}", "Entry 1 is missing: the trail was cut, 5 were written" },
        { "UPDATE audit_heads SET count = 4 WHERE {0}", "Entry 5 was put in: the trail ended before it" },
        { "DELETE FROM audit_entries WHERE number = 5 AND {0}; UPDATE audit_heads SET count = 4 WHERE {0}", "Entry 4 is not the one that was written last" },
        { "UPDATE audit_entries SET number = number + 1 WHERE number = 5 AND {0}", "Entry 5 is missing" },
        { "UPDATE audit_entries SET number = 0 WHERE number = 5 AND {0}", "Entry 5 is missing: the trail was cut, 5 were written" },
        { "DELETE FROM audit_heads WHERE {0}", "Entry 1 was put in: the trail ended before it" },
        { "UPDATE audit_entries SET jurisdiction_id = (SELECT id FROM jurisdictions WHERE slug = 'city-brooksville-fl') WHERE number = 5 AND {0}", "Entry 5 is missing" },
        { "INSERT INTO audit_entries SELECT '0190a000-0000-7000-8000-000000000001', jurisdiction_id, 6, at, staff_id, staff_name, action, subject_kind, subject_id, what, hash FROM audit_entries WHERE number = 5 AND {0}", "Entry 6 (fee_waived) is not as it was written" },
        { "INSERT INTO audit_entries SELECT '0190a000-0000-7000-8000-000000000001', jurisdiction_id, -1, at, staff_id, staff_name, action, subject_kind, subject_id, what, hash FROM audit_entries WHERE number = 5 AND {0}", "1 entries were put in among the first 5" },
    };

    [Theory]
    [MemberData(nameof(Edits))]
    public async Task An_edit_underneath_is_seen_and_the_first_broken_entry_named(string edit, string finding)
    {
        await Recorded(5);
        (await Verified()).ShouldContain("All 5 entries are as they were written");

        await Portal.Tamper(edit.Replace("{0}", $"jurisdiction_id = (SELECT id FROM jurisdictions WHERE slug = '{Portal.County}')", StringComparison.Ordinal));

        (await Verified()).ShouldContain(finding);
    }

    [Theory]
    [InlineData("UPDATE audit_entries SET what = 'Nothing'")]
    [InlineData("DELETE FROM audit_entries")]
    [InlineData("UPDATE audit_heads SET count = count - 1")]
    [InlineData("UPDATE audit_heads SET hash = '00'")]
    [InlineData("DELETE FROM audit_heads")]
    public async Task The_store_itself_refuses_to_change_the_trail(string sql)
    {
        await Recorded(2);

        var refusal = await Should.ThrowAsync<DbException>(() => Portal.RunSql(sql));

        refusal.Message.ShouldContain("append-only");
        (await Verified()).ShouldContain("All 2 entries are as they were written");
    }

    [Fact]
    public async Task Many_at_once_are_recorded_one_after_the_other()
    {
        await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Recorded(2)));

        (await Verified()).ShouldContain("All 32 entries are as they were written");
    }

    [Fact]
    public async Task What_is_rolled_back_leaves_no_entry_and_no_gap()
    {
        await Recorded(1);
        // Signed in before: on SQLite, the transaction is the only one that may write.
        var clerk = await SomeClerk();
        await Should.ThrowAsync<InvalidOperationException>(() => Portal.InStore(services => services.GetRequiredService<IGranciusDb>().Atomically<int>(async ct =>
        {
            await Record(services, clerk);
            throw new InvalidOperationException("Rolled back");
        }, CancellationToken.None)));
        await Recorded(1);

        (await Verified()).ShouldContain("All 2 entries are as they were written");
    }

    [Fact]
    public async Task The_command_says_one_line_a_jurisdiction_and_fails_when_a_trail_is_broken()
    {
        await Recorded(3);
        var (code, lines) = await Command();
        code.ShouldBe(0, string.Join('\n', lines));
        lines.ShouldContain(line => line.StartsWith($"{Portal.County}: whole, 3 entries, last ", StringComparison.Ordinal));
        lines.ShouldContain(line => line.StartsWith($"{Portal.City}: whole, 0 entries", StringComparison.Ordinal));

        await Portal.Tamper("DELETE FROM audit_entries WHERE number = 2");

        (code, lines) = await Command();
        code.ShouldBe(4);
        lines.ShouldContain(line => line.StartsWith($"{Portal.County}: BROKEN, entry 2 is missing", StringComparison.Ordinal));
    }

    private async Task<(int Code, IReadOnlyList<string> Lines)> Command()
    {
        await using var command = ProgramRun.Of(["verify-audit"],
            ("Database__Provider", Portal.Engine.Provider), ("ConnectionStrings__Grancius", Portal.Database), ("ASPNETCORE_ENVIRONMENT", "Development"));
        return (await command.Ends(), command.Output);
    }

    private async Task<string> Verified()
    {
        using var auditor = await Portal.SignedInAs(StaffRole.Auditor);
        var page = (await auditor.Get("/admin/audit?verify=true")).ShouldBe(200).Text;
        return string.Join(' ', page.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    private async Task Recorded(int entries)
    {
        var clerk = await SomeClerk();
        for (var entry = 0; entry < entries; entry++)
        {
            await Portal.InStore(services => services.GetRequiredService<IGranciusDb>().Atomically(async ct =>
            {
                await Record(services, clerk);
                return 0;
            }, CancellationToken.None));
        }
    }

    private static Task Record(IServiceProvider services, Actor by) => services.GetRequiredService<AuditTrail>()
        .Record(by, "fee_waived", "invoice", "BU5-90001-43", "Waived $50.00 of PRM-SIGN: ñ, 😀", CancellationToken.None);

    private async Task<Actor> SomeClerk()
    {
        using var clerk = await Portal.SignedInAs(StaffRole.Clerk);
        return clerk.Actor!;
    }
}

[Collection(OnSqlite.Name)]
public sealed class AuditChainOnSqlite(SqlitePortal portal) : AuditChainTests(portal);

[Collection(OnPostgres.Name)]
public sealed class AuditChainOnPostgres(PostgresPortal portal) : AuditChainTests(portal);
