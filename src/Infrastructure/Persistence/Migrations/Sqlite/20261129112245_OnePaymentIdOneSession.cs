using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Grancius.Infrastructure.Persistence.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class OnePaymentIdOneSession : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "brings_payment_id",
                table: "payments",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            // Payments that are there already: the first of those with an id brought it.
            migrationBuilder.Sql(
                "UPDATE payments SET brings_payment_id = TRUE WHERE processor_payment_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM payments AS earlier "
                + "WHERE earlier.jurisdiction_id = payments.jurisdiction_id AND earlier.processor_payment_id = payments.processor_payment_id AND earlier.id < payments.id);");

            migrationBuilder.CreateIndex(
                name: "ix_payments_payment_id",
                table: "payments",
                columns: new[] { "jurisdiction_id", "processor_payment_id" },
                unique: true,
                filter: "brings_payment_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_payments_payment_id",
                table: "payments");

            migrationBuilder.DropColumn(
                name: "brings_payment_id",
                table: "payments");
        }
    }
}
