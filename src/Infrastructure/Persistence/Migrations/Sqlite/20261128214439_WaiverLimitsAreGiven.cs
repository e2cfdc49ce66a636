using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Grancius.Infrastructure.Persistence.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class WaiverLimitsAreGiven : Migration
    {
        /// <summary>
        /// SQLite would make the whole table anew, in several transactions. The column keeps its default, which nothing uses:
        /// every row comes with its limit.
        /// </summary>
        protected override void Up(MigrationBuilder migrationBuilder)
        {
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
        }
    }
}
