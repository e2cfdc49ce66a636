using Grancius.FunctionalTests.Fixture;
using Grancius.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Grancius.FunctionalTests.Jurisdictions;

public abstract class TenancyTests(Portal portal) : PortalTest(portal)
{
    /// <summary>Tables without a jurisdiction of their own, and why that is right.</summary>
    private static readonly Dictionary<string, string> WithoutOne = new()
    {
        ["jurisdictions"] = "is the jurisdiction",
        ["data_protection_keys"] = "the program's own keys",
        ["job_runs"] = "when jobs ran for all",
        ["outbox"] = "facts on their way out, each with the id of its record",
        ["postbacks"] = "what came from the processor, before anybody knows whose it is",
        ["journal_lines"] = "belongs to its entry",
        ["session_moves"] = "belongs to its session",
        ["session_evidence"] = "belongs to its session",
        ["fee_schedules"] = "belongs to its fee code",
        ["webhook_attempts"] = "belongs to its delivery",
        ["staff_user_passkeys"] = "belongs to its user",
        ["staff_user_tokens"] = "belongs to its user",
        ["invoice_holds"] = "belongs to its invoice and its session",
    };

    [Fact]
    public async Task Every_table_says_whose_its_rows_are_or_is_listed_with_a_reason()
    {
        var tables = await Portal.InStore(services => Task.FromResult(services.GetRequiredService<GranciusDb>().Model.GetEntityTypes()
            .Select(entity => (Name: entity.GetTableName()!, HasOne: entity.FindProperty("JurisdictionId") is not null))
            .Distinct()
            .ToList()));
        tables.Count.ShouldBeGreaterThan(20);

        tables.Where(table => !table.HasOne && !WithoutOne.ContainsKey(table.Name))
            .Select(table => $"{table.Name}: give it a JurisdictionId, or say here why it needs none")
            .ShouldBeEmpty();
        WithoutOne.Keys.Except(tables.Where(table => !table.HasOne).Select(table => table.Name)).ShouldBeEmpty("It has one now, or is gone: take it off the list.");
    }
}

[Collection(OnSqlite.Name)]
public sealed class TenancyOnSqlite(SqlitePortal portal) : TenancyTests(portal);
