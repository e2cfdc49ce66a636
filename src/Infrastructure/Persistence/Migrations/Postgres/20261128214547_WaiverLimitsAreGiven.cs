using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Grancius.Infrastructure.Persistence.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class WaiverLimitsAreGiven : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AlterColumn<long>(
                name: "waiver_limit",
                table: "jurisdictions",
                type: "bigint",
                nullable: false,
                oldClrType: typeof(long),
                oldType: "bigint",
                oldDefaultValue: 10000L);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AlterColumn<long>(
                name: "waiver_limit",
                table: "jurisdictions",
                type: "bigint",
                nullable: false,
                defaultValue: 10000L,
                oldClrType: typeof(long),
                oldType: "bigint");
        }
    }
}
