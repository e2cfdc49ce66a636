using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Grancius.Infrastructure.Persistence.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class JurisdictionsAreKept : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // The readable GUID stays where it is until whoever migrates has sealed it.
            migrationBuilder.RenameColumn(
                name: "biller_guid",
                table: "jurisdictions",
                newName: "guid_sealed");

            migrationBuilder.AlterColumn<string>(
                name: "guid_sealed",
                table: "jurisdictions",
                type: "text",
                nullable: false,
                oldClrType: typeof(string),
                oldType: "character varying(60)",
                oldMaxLength: 60);

            migrationBuilder.AddColumn<string>(
                name: "accent",
                table: "jurisdictions",
                type: "character varying(7)",
                maxLength: 7,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "guid_hash",
                table: "jurisdictions",
                type: "character varying(64)",
                maxLength: 64,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "logo_alt",
                table: "jurisdictions",
                type: "character varying(120)",
                maxLength: 120,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "logo_version",
                table: "jurisdictions",
                type: "character varying(16)",
                maxLength: 16,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "on_accent",
                table: "jurisdictions",
                type: "character varying(7)",
                maxLength: 7,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "reader_rule",
                table: "jurisdictions",
                type: "character varying(40)",
                maxLength: 40,
                nullable: false,
                defaultValue: "ByBiller");

            migrationBuilder.AddColumn<string>(
                name: "service_fees",
                table: "jurisdictions",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.CreateTable(
                name: "biller_secret_changes",
                columns: table => new
                {
                    jurisdiction_id = table.Column<Guid>(type: "uuid", nullable: false),
                    secret = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    by = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_biller_secret_changes", x => new { x.jurisdiction_id, x.secret });
                });

            migrationBuilder.CreateTable(
                name: "jurisdiction_logos",
                columns: table => new
                {
                    jurisdiction_id = table.Column<Guid>(type: "uuid", nullable: false),
                    media_type = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    picture = table.Column<byte[]>(type: "bytea", nullable: false),
                    version = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_jurisdiction_logos", x => x.jurisdiction_id);
                });

            migrationBuilder.CreateTable(
                name: "jurisdiction_slugs",
                columns: table => new
                {
                    slug = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    jurisdiction_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_jurisdiction_slugs", x => x.slug);
                });

            migrationBuilder.CreateTable(
                name: "payment_terms",
                columns: table => new
                {
                    jurisdiction_id = table.Column<Guid>(type: "uuid", nullable: false),
                    english = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    spanish = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_payment_terms", x => x.jurisdiction_id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_jurisdiction_slugs_jurisdiction_id",
                table: "jurisdiction_slugs",
                column: "jurisdiction_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "biller_secret_changes");

            migrationBuilder.DropTable(
                name: "jurisdiction_logos");

            migrationBuilder.DropTable(
                name: "jurisdiction_slugs");

            migrationBuilder.DropTable(
                name: "payment_terms");

            migrationBuilder.DropColumn(
                name: "accent",
                table: "jurisdictions");

            migrationBuilder.DropColumn(
                name: "guid_hash",
                table: "jurisdictions");

            migrationBuilder.DropColumn(
                name: "guid_sealed",
                table: "jurisdictions");

            migrationBuilder.DropColumn(
                name: "logo_alt",
                table: "jurisdictions");

            migrationBuilder.DropColumn(
                name: "logo_version",
                table: "jurisdictions");

            migrationBuilder.DropColumn(
                name: "on_accent",
                table: "jurisdictions");

            migrationBuilder.DropColumn(
                name: "reader_rule",
                table: "jurisdictions");

            migrationBuilder.DropColumn(
                name: "service_fees",
                table: "jurisdictions");

            migrationBuilder.AddColumn<string>(
                name: "biller_guid",
                table: "jurisdictions",
                type: "character varying(60)",
                maxLength: 60,
                nullable: false,
                defaultValue: "");
        }
    }
}
