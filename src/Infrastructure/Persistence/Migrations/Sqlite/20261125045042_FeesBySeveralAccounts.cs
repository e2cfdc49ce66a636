using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Grancius.Infrastructure.Persistence.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class FeesBySeveralAccounts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // What had one account has all of its amount on it.
            migrationBuilder.RenameColumn(name: "gl_account", table: "fees", newName: "shares");
            migrationBuilder.RenameColumn(name: "gl_account", table: "fee_codes", newName: "gl_parts");
            migrationBuilder.Sql("UPDATE fees SET shares = '[{\"GlAccount\":\"' || shares || '\",\"Amount\":' || amount || '}]'");
            migrationBuilder.Sql("UPDATE fee_codes SET gl_parts = '[{\"GlAccount\":\"' || gl_parts || '\",\"BasisPoints\":10000}]'");

            migrationBuilder.AddColumn<decimal>(
                name: "given_amount",
                table: "fees",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<decimal>(
                name: "given_base",
                table: "fees",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<decimal>(
                name: "given_quantity",
                table: "fees",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "shown_to_payers",
                table: "fee_codes",
                type: "INTEGER",
                nullable: false,
                defaultValue: true);

            migrationBuilder.CreateIndex(
                name: "IX_fees_jurisdiction_id_code_assessed_at",
                table: "fees",
                columns: new[] { "jurisdiction_id", "code", "assessed_at" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_fees_jurisdiction_id_code_assessed_at",
                table: "fees");

            migrationBuilder.DropColumn(
                name: "given_amount",
                table: "fees");

            migrationBuilder.DropColumn(
                name: "given_base",
                table: "fees");

            migrationBuilder.DropColumn(
                name: "given_quantity",
                table: "fees");

            migrationBuilder.DropColumn(
                name: "shown_to_payers",
                table: "fee_codes");

            migrationBuilder.Sql("UPDATE fees SET shares = json_extract(shares, '$[0].GlAccount')");
            migrationBuilder.Sql("UPDATE fee_codes SET gl_parts = json_extract(gl_parts, '$[0].GlAccount')");
            migrationBuilder.RenameColumn(name: "shares", table: "fees", newName: "gl_account");
            migrationBuilder.RenameColumn(name: "gl_parts", table: "fee_codes", newName: "gl_account");
        }
    }
}
