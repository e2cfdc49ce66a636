using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Grancius.Infrastructure.Persistence.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class AuditTrailIsAppendOnly : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            foreach (var verb in new[] { "UPDATE", "DELETE" })
            {
                migrationBuilder.Sql(
                    $"CREATE TRIGGER audit_entries_no_{verb.ToLowerInvariant()} BEFORE {verb} ON audit_entries "
                    + "BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END;");
            }

            // The end of the trail moves by one entry at a time, and never back.
            migrationBuilder.Sql(
                "CREATE TRIGGER audit_heads_no_delete BEFORE DELETE ON audit_heads "
                + "BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END;");
            migrationBuilder.Sql(
                "CREATE TRIGGER audit_heads_forward BEFORE UPDATE ON audit_heads "
                + "WHEN NEW.count <= OLD.count OR NEW.jurisdiction_id <> OLD.jurisdiction_id "
                + "BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END;");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            foreach (var trigger in new[] { "audit_entries_no_update", "audit_entries_no_delete", "audit_heads_no_delete", "audit_heads_forward" })
                migrationBuilder.Sql($"DROP TRIGGER {trigger};");
        }
    }
}
