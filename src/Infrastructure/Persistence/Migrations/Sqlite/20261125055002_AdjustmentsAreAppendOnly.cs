using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Grancius.Infrastructure.Persistence.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class AdjustmentsAreAppendOnly : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            foreach (var verb in new[] { "UPDATE", "DELETE" })
            {
                migrationBuilder.Sql(
                    $"CREATE TRIGGER adjustments_no_{verb.ToLowerInvariant()} BEFORE {verb} ON adjustments "
                    + "BEGIN SELECT RAISE(ABORT, 'adjustments are append-only'); END;");
            }

            // Accounts that were opened before are found by name as well; accents are left to the next change of the name.
            migrationBuilder.Sql(
                "INSERT OR IGNORE INTO account_names (jurisdiction_id, word, account_id) "
                + "WITH RECURSIVE words(jurisdiction_id, account_id, word, rest) AS ("
                + "SELECT jurisdiction_id, id, '', replace(replace(replace(upper(name), '-', ' '), '.', ' '), ',', ' ') || ' ' FROM accounts "
                + "UNION ALL SELECT jurisdiction_id, account_id, substr(rest, 1, instr(rest, ' ') - 1), substr(rest, instr(rest, ' ') + 1) FROM words WHERE rest <> '') "
                + "SELECT jurisdiction_id, substr(word, 1, 40), account_id FROM words WHERE word <> '';");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DROP TRIGGER adjustments_no_update;");
            migrationBuilder.Sql("DROP TRIGGER adjustments_no_delete;");
        }
    }
}
