using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Grancius.Infrastructure.Persistence.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class InvoicesByWhatTheyStandAt : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // A search by amount would look at each invoice that was ever adjusted: no model can say an index of a sum.
            migrationBuilder.Sql("CREATE INDEX ix_invoices_stands_at ON invoices (jurisdiction_id, (amount + adjusted), id) WHERE adjusted <> 0;");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DROP INDEX ix_invoices_stands_at;");
        }
    }
}
