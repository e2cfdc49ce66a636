using System.Data.Common;
using Grancius.FunctionalTests.Fixture;

namespace Grancius.FunctionalTests.Ledger;

public abstract class LedgerTests(Portal portal) : PortalTest(portal)
{
    [Theory]
    [InlineData("UPDATE journal_lines SET debit_cents = debit_cents + 1")]
    [InlineData("UPDATE journal_entries SET reference = 'another'")]
    [InlineData("DELETE FROM journal_lines")]
    [InlineData("DELETE FROM journal_entries")]
    public async Task The_store_itself_refuses_to_change_the_ledger(string sql)
    {
        var lines = await Portal.Number("SELECT count(*) FROM journal_lines");

        var refusal = await Should.ThrowAsync<DbException>(() => Portal.RunSql(sql));

        refusal.Message.ShouldContain("append-only");
        (await Portal.Number("SELECT count(*) FROM journal_lines")).ShouldBe(lines);
    }

    [Fact]
    public async Task An_assessment_is_owed_and_earned_by_the_account_of_each_fee()
    {
        await OnlyTheDemoBefore();
        await Portal.AnAssessedBill();

        (await Change("receivable:001-322900")).ShouldBe((311.84m, 0m));
        (await Change("revenue:001-322900")).ShouldBe((0m, 311.84m));
        (await Change("receivable:001-322200")).ShouldBe((50m, 0m));
    }

    [Fact]
    public async Task A_payment_moves_what_was_owed_to_the_processor_and_its_fee_to_what_it_keeps()
    {
        await OnlyTheDemoBefore();
        var session = await Portal.AnOpenSession();

        await session.Approval("pay-1").With("ConvenienceFee", "9.05").Arrives(Portal);

        (await Change("processor-clearing")).ShouldBe((370.89m, 0m));
        (await Change("service-fee-payable")).ShouldBe((0m, 9.05m));
        (await Change("receivable:001-322900")).ShouldBe((311.84m, 311.84m));
        (await Change("receivable:001-322200")).ShouldBe((50m, 50m));
        (await Change("unapplied-money")).ShouldBe((0m, 0m));
    }

    [Fact]
    public async Task The_trial_balance_of_an_earlier_day_does_not_know_what_came_later()
    {
        await Portal.AnAssessedBill();

        var before = (await Portal.Get("ledger/trial-balance?asOf=2020-01-01")).ShouldBe(200).Json;
        var today = (await Portal.Get("ledger/trial-balance?asOf=2099-12-31")).ShouldBe(200).Json;

        before.EnumerateArray().ShouldBeEmpty();
        today.EnumerateArray().Sum(account => account.Dollars("debit")).ShouldBeGreaterThan(361.84m);
        today[0].Names().ShouldBe(["account", "debit", "credit"]);
    }

    [Fact]
    public async Task A_date_that_is_none_is_refused() =>
        (await Portal.Get("ledger/trial-balance?asOf=yesterday")).ShouldBeProblem(400, "invalid_request");

    private readonly Dictionary<string, (decimal Debit, decimal Credit)> _before = [];

    private async Task OnlyTheDemoBefore()
    {
        foreach (var (account, sums) in await Accounts())
            _before[account] = sums;
    }

    private async Task<(decimal Debit, decimal Credit)> Change(string account)
    {
        var (now, before) = ((await Accounts()).GetValueOrDefault(account), _before.GetValueOrDefault(account));
        return (now.Debit - before.Debit, now.Credit - before.Credit);
    }

    private async Task<Dictionary<string, (decimal Debit, decimal Credit)>> Accounts() =>
        (await Portal.Get("ledger/trial-balance")).ShouldBe(200).Json.EnumerateArray()
            .ToDictionary(account => account.Text("account"), account => (account.Dollars("debit"), account.Dollars("credit")));
}

[Collection(OnSqlite.Name)]
public sealed class LedgerOnSqlite(SqlitePortal portal) : LedgerTests(portal);

[Collection(OnPostgres.Name)]
public sealed class LedgerOnPostgres(PostgresPortal portal) : LedgerTests(portal);
