using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Grancius.Infrastructure.Persistence.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class LedgerIsAppendOnly : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(
                "CREATE FUNCTION ledger_is_append_only() RETURNS trigger LANGUAGE plpgsql AS "
                + "$$ BEGIN RAISE EXCEPTION 'the ledger is append-only'; END $$;");
            foreach (var table in new[] { "journal_entries", "journal_lines" })
            {
                migrationBuilder.Sql(
                    $"CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE ON {table} "
                    + "FOR EACH ROW EXECUTE FUNCTION ledger_is_append_only();");
            }
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            foreach (var table in new[] { "journal_entries", "journal_lines" })
                migrationBuilder.Sql($"DROP TRIGGER {table}_append_only ON {table};");
            migrationBuilder.Sql("DROP FUNCTION ledger_is_append_only();");
        }
    }
}
