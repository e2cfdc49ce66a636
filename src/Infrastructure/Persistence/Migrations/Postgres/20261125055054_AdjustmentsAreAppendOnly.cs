using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Grancius.Infrastructure.Persistence.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class AdjustmentsAreAppendOnly : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(
                "CREATE FUNCTION adjustments_are_append_only() RETURNS trigger LANGUAGE plpgsql AS "
                + "$$ BEGIN RAISE EXCEPTION 'adjustments are append-only'; END $$;");
            migrationBuilder.Sql(
                "CREATE TRIGGER adjustments_append_only BEFORE UPDATE OR DELETE ON adjustments "
                + "FOR EACH ROW EXECUTE FUNCTION adjustments_are_append_only();");
            // Accounts that were opened before are found by name as well.
            migrationBuilder.Sql(
                "INSERT INTO account_names (jurisdiction_id, word, account_id) SELECT DISTINCT jurisdiction_id, left(word, 40), id FROM accounts, "
                + "regexp_split_to_table(translate(upper(name), '\u00C1\u00C9\u00CD\u00D3\u00DA\u00DC\u00D1', 'AEIOUUN'), '[^A-Z0-9]+') AS word WHERE word <> '';");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DROP TRIGGER adjustments_append_only ON adjustments;");
            migrationBuilder.Sql("DROP FUNCTION adjustments_are_append_only();");
        }
    }
}
