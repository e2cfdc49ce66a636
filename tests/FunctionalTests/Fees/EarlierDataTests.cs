using Grancius.FunctionalTests.Fixture;
using Microsoft.EntityFrameworkCore;

namespace Grancius.FunctionalTests.Fees;

/// <summary>A register that was filled by the first release, brought to this version.</summary>
public class EarlierDataTests
{
    private const string Id = "01936f00-0000-7000-8000-000000000001";

    private static readonly string[] Rows =
    [
        $"INSERT INTO fee_codes (id, jurisdiction_id, code, label, label_es, input_label, input_label_es, invoice_type_id, gl_account, active, version) VALUES ('{Id}', '{Id}', 'OLD-FEE', 'Old', 'Antiguo', '', '', 6, '001-322900', true, 0)",
        $$"""INSERT INTO fee_schedules (id, fee_code_id, "from", "to", rule) VALUES ('{{Id}}', '{{Id}}', '2020-01-01', NULL, '{"kind":"flat","Amount":5000}')""",
        $"INSERT INTO fees (id, jurisdiction_id, account_id, invoice_id, place, code, label, label_es, gl_account, amount, as_of, assessed_at, en, es, version) VALUES ('{Id}', '{Id}', '{Id}', '{Id}', 1, 'OLD-FEE', 'Old', 'Antiguo', '001-322900', 5000, '2025-01-01', 1735750000000, 'Flat fee: $50.00', 'Tarifa fija: $50.00', 0)",
    ];

    [Theory]
    [InlineData("Sqlite")]
    [InlineData("Postgres")]
    public Task What_had_one_account_has_all_of_its_amount_on_it_and_every_schedule_prices_on(string provider) => EarlierStore.Holding(Rows, provider, async db =>
    {
        var code = await db.FeeCodes.SingleAsync();
        code.GlParts.Select(part => (part.GlAccount, part.BasisPoints)).ShouldBe([("001-322900", 10_000)]);
        (code.Active, code.ShownToPayers).ShouldBe((true, true));
        code.Quote(new(), new DateOnly(2026, 1, 1)).Value.Amount.Cents.ShouldBe(5000);
        var fee = await db.Fees.SingleAsync();
        fee.Shares.Select(share => (share.GlAccount, share.Amount.Cents)).ShouldBe([("001-322900", 5000)]);
        fee.Given.ShouldBe(new());
    });
}
