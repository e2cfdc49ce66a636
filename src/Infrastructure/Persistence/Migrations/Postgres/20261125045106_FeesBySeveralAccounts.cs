using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Grancius.Infrastructure.Persistence.Migrations.Postgres
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
            migrationBuilder.AlterColumn<string>(name: "shares", table: "fees", type: "text", nullable: false, oldClrType: typeof(string), oldType: "character varying(60)", oldMaxLength: 60);
            migrationBuilder.AlterColumn<string>(name: "gl_parts", table: "fee_codes", type: "text", nullable: false, oldClrType: typeof(string), oldType: "character varying(60)", oldMaxLength: 60);
            migrationBuilder.Sql("UPDATE fees SET shares = '[{\"GlAccount\":\"' || shares || '\",\"Amount\":' || amount || '}]'");
            migrationBuilder.Sql("UPDATE fee_codes SET gl_parts = '[{\"GlAccount\":\"' || gl_parts || '\",\"BasisPoints\":10000}]'");

            migrationBuilder.AddColumn<decimal>(
                name: "given_amount",
                table: "fees",
                type: "numeric",
                nullable: true);

            migrationBuilder.AddColumn<decimal>(
                name: "given_base",
                table: "fees",
                type: "numeric",
                nullable: true);

            migrationBuilder.AddColumn<decimal>(
                name: "given_quantity",
                table: "fees",
                type: "numeric",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "shown_to_payers",
                table: "fee_codes",
                type: "boolean",
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

            migrationBuilder.Sql("UPDATE fees SET shares = (shares::json->0->>'GlAccount')");
            migrationBuilder.Sql("UPDATE fee_codes SET gl_parts = (gl_parts::json->0->>'GlAccount')");
            migrationBuilder.RenameColumn(name: "shares", table: "fees", newName: "gl_account");
            migrationBuilder.RenameColumn(name: "gl_parts", table: "fee_codes", newName: "gl_account");
            migrationBuilder.AlterColumn<string>(name: "gl_account", table: "fees", type: "character varying(60)", maxLength: 60, nullable: false, oldClrType: typeof(string), oldType: "text");
            migrationBuilder.AlterColumn<string>(name: "gl_account", table: "fee_codes", type: "character varying(60)", maxLength: 60, nullable: false, oldClrType: typeof(string), oldType: "text");
        }
    }
}
