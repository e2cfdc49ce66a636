using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Grancius.Infrastructure.Persistence.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Adjustments : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_payments_inferred",
                table: "payments");

            migrationBuilder.AddColumn<int>(
                name: "showing",
                table: "payments",
                type: "integer",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<long>(
                name: "waiver_limit",
                table: "jurisdictions",
                type: "bigint",
                nullable: false,
                defaultValue: 10000L);

            migrationBuilder.AlterColumn<string>(
                name: "number",
                table: "invoices",
                type: "character varying(60)",
                maxLength: 60,
                nullable: false,
                collation: "C",
                oldClrType: typeof(string),
                oldType: "character varying(60)",
                oldMaxLength: 60);

            migrationBuilder.AddColumn<long>(
                name: "adjusted",
                table: "invoices",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<int>(
                name: "showing",
                table: "invoices",
                type: "integer",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<string>(
                name: "assessed_by",
                table: "fees",
                type: "character varying(200)",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AlterColumn<string>(
                name: "number",
                table: "accounts",
                type: "character varying(40)",
                maxLength: 40,
                nullable: false,
                collation: "C",
                oldClrType: typeof(string),
                oldType: "character varying(40)",
                oldMaxLength: 40);

            migrationBuilder.CreateTable(
                name: "account_names",
                columns: table => new
                {
                    jurisdiction_id = table.Column<Guid>(type: "uuid", nullable: false),
                    word = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    account_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_account_names", x => new { x.jurisdiction_id, x.word, x.account_id });
                });

            migrationBuilder.CreateTable(
                name: "adjustment_requests",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    jurisdiction_id = table.Column<Guid>(type: "uuid", nullable: false),
                    account_id = table.Column<Guid>(type: "uuid", nullable: false),
                    invoice_id = table.Column<Guid>(type: "uuid", nullable: false),
                    invoice_number = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    fee_id = table.Column<Guid>(type: "uuid", nullable: false),
                    fee_code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    amount = table.Column<long>(type: "bigint", nullable: false),
                    reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    by_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    at = table.Column<long>(type: "bigint", nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    decided_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    decided_by_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    decided_at = table.Column<long>(type: "bigint", nullable: true),
                    decision = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_adjustment_requests", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "adjustments",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    jurisdiction_id = table.Column<Guid>(type: "uuid", nullable: false),
                    account_id = table.Column<Guid>(type: "uuid", nullable: false),
                    invoice_id = table.Column<Guid>(type: "uuid", nullable: false),
                    fee_id = table.Column<Guid>(type: "uuid", nullable: true),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    amount = table.Column<long>(type: "bigint", nullable: false),
                    reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    by_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    approved_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    approved_by_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_adjustments", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "payment_links",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    jurisdiction_id = table.Column<Guid>(type: "uuid", nullable: false),
                    account_id = table.Column<Guid>(type: "uuid", nullable: false),
                    account_number = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    token_hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    language = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: false),
                    sent_to = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: true),
                    by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    by_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    at = table.Column<long>(type: "bigint", nullable: false),
                    expires_at = table.Column<long>(type: "bigint", nullable: false),
                    last_opened_at = table.Column<long>(type: "bigint", nullable: true),
                    withdrawn_at = table.Column<long>(type: "bigint", nullable: true),
                    withdrawn_by_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    invoices = table.Column<string>(type: "text", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_payment_links", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_payments_inferred",
                table: "payments",
                columns: new[] { "invoice_id", "showing" },
                unique: true,
                filter: "processor_payment_id IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_invoices_adjusted",
                table: "invoices",
                columns: new[] { "jurisdiction_id", "id" },
                filter: "adjusted <> 0");

            migrationBuilder.CreateIndex(
                name: "IX_invoices_jurisdiction_id_amount_state_id",
                table: "invoices",
                columns: new[] { "jurisdiction_id", "amount", "state", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_fees_jurisdiction_id_external_reference",
                table: "fees",
                columns: new[] { "jurisdiction_id", "external_reference" },
                filter: "external_reference IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_account_names_account_id",
                table: "account_names",
                column: "account_id");

            migrationBuilder.CreateIndex(
                name: "IX_adjustment_requests_invoice_id",
                table: "adjustment_requests",
                column: "invoice_id");

            migrationBuilder.CreateIndex(
                name: "IX_adjustment_requests_jurisdiction_id_state_id",
                table: "adjustment_requests",
                columns: new[] { "jurisdiction_id", "state", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_adjustment_requests_waiting",
                table: "adjustment_requests",
                column: "fee_id",
                unique: true,
                filter: "state = 'Waiting'");

            migrationBuilder.CreateIndex(
                name: "IX_adjustments_invoice_id",
                table: "adjustments",
                column: "invoice_id");

            migrationBuilder.CreateIndex(
                name: "IX_payment_links_account_id",
                table: "payment_links",
                column: "account_id");

            migrationBuilder.CreateIndex(
                name: "IX_payment_links_token_hash",
                table: "payment_links",
                column: "token_hash",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "account_names");

            migrationBuilder.DropTable(
                name: "adjustment_requests");

            migrationBuilder.DropTable(
                name: "adjustments");

            migrationBuilder.DropTable(
                name: "payment_links");

            migrationBuilder.DropIndex(
                name: "ix_payments_inferred",
                table: "payments");

            migrationBuilder.DropIndex(
                name: "ix_invoices_adjusted",
                table: "invoices");

            migrationBuilder.DropIndex(
                name: "IX_invoices_jurisdiction_id_amount_state_id",
                table: "invoices");

            migrationBuilder.DropIndex(
                name: "IX_fees_jurisdiction_id_external_reference",
                table: "fees");

            migrationBuilder.DropColumn(
                name: "showing",
                table: "payments");

            migrationBuilder.DropColumn(
                name: "waiver_limit",
                table: "jurisdictions");

            migrationBuilder.DropColumn(
                name: "adjusted",
                table: "invoices");

            migrationBuilder.DropColumn(
                name: "showing",
                table: "invoices");

            migrationBuilder.DropColumn(
                name: "assessed_by",
                table: "fees");

            migrationBuilder.AlterColumn<string>(
                name: "number",
                table: "invoices",
                type: "character varying(60)",
                maxLength: 60,
                nullable: false,
                oldClrType: typeof(string),
                oldType: "character varying(60)",
                oldMaxLength: 60,
                oldCollation: "C");

            migrationBuilder.AlterColumn<string>(
                name: "number",
                table: "accounts",
                type: "character varying(40)",
                maxLength: 40,
                nullable: false,
                oldClrType: typeof(string),
                oldType: "character varying(40)",
                oldMaxLength: 40,
                oldCollation: "C");

            migrationBuilder.CreateIndex(
                name: "ix_payments_inferred",
                table: "payments",
                column: "invoice_id",
                unique: true,
                filter: "processor_payment_id IS NULL");
        }
    }
}
