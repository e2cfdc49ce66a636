using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Grancius.Infrastructure.Persistence.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class AuditTrailIsAppendOnly : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(
                "CREATE FUNCTION audit_trail_is_append_only() RETURNS trigger LANGUAGE plpgsql AS "
                + "$$ BEGIN RAISE EXCEPTION 'the audit trail is append-only'; END $$;");
            migrationBuilder.Sql(
                "CREATE TRIGGER audit_entries_append_only BEFORE UPDATE OR DELETE ON audit_entries "
                + "FOR EACH ROW EXECUTE FUNCTION audit_trail_is_append_only();");

            // The end of the trail moves by one entry at a time, and never back.
            migrationBuilder.Sql(
                "CREATE TRIGGER audit_heads_no_delete BEFORE DELETE ON audit_heads "
                + "FOR EACH ROW EXECUTE FUNCTION audit_trail_is_append_only();");
            migrationBuilder.Sql(
                "CREATE TRIGGER audit_heads_forward BEFORE UPDATE ON audit_heads FOR EACH ROW "
                + "WHEN (NEW.count <= OLD.count OR NEW.jurisdiction_id <> OLD.jurisdiction_id) "
                + "EXECUTE FUNCTION audit_trail_is_append_only();");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DROP TRIGGER audit_entries_append_only ON audit_entries;");
            migrationBuilder.Sql("DROP TRIGGER audit_heads_no_delete ON audit_heads;");
            migrationBuilder.Sql("DROP TRIGGER audit_heads_forward ON audit_heads;");
            migrationBuilder.Sql("DROP FUNCTION audit_trail_is_append_only();");
        }
    }
}
