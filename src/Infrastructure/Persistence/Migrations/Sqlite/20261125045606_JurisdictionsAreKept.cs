using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Grancius.Infrastructure.Persistence.Migrations.Sqlite
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

            migrationBuilder.AddColumn<string>(
                name: "accent",
                table: "jurisdictions",
                type: "TEXT",
                maxLength: 7,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "guid_hash",
                table: "jurisdictions",
                type: "TEXT",
                maxLength: 64,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "logo_alt",
                table: "jurisdictions",
                type: "TEXT",
                maxLength: 120,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "logo_version",
                table: "jurisdictions",
                type: "TEXT",
                maxLength: 16,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "on_accent",
                table: "jurisdictions",
                type: "TEXT",
                maxLength: 7,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "reader_rule",
                table: "jurisdictions",
                type: "TEXT",
                maxLength: 40,
                nullable: false,
                defaultValue: "ByBiller");

            migrationBuilder.AddColumn<string>(
                name: "service_fees",
                table: "jurisdictions",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.CreateTable(
                name: "biller_secret_changes",
                columns: table => new
                {
                    jurisdiction_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    secret = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    by = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_biller_secret_changes", x => new { x.jurisdiction_id, x.secret });
                });

            migrationBuilder.CreateTable(
                name: "jurisdiction_logos",
                columns: table => new
                {
                    jurisdiction_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    media_type = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    picture = table.Column<byte[]>(type: "BLOB", nullable: false),
                    version = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_jurisdiction_logos", x => x.jurisdiction_id);
                });

            migrationBuilder.CreateTable(
                name: "jurisdiction_slugs",
                columns: table => new
                {
                    slug = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    jurisdiction_id = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_jurisdiction_slugs", x => x.slug);
                });

            migrationBuilder.CreateTable(
                name: "payment_terms",
                columns: table => new
                {
                    jurisdiction_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    english = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    spanish = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false)
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
                type: "TEXT",
                maxLength: 60,
                nullable: false,
                defaultValue: "");
        }
    }
}
