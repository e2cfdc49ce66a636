using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Grancius.Infrastructure.Persistence.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class SchedulesAreApproved : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "approved_by",
                table: "fee_schedules",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "drafted_by",
                table: "fee_schedules",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "legal_reference",
                table: "fee_schedules",
                type: "TEXT",
                maxLength: 200,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "moves",
                table: "fee_schedules",
                type: "TEXT",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.AddColumn<int>(
                name: "revision",
                table: "fee_schedules",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "status",
                table: "fee_schedules",
                type: "TEXT",
                maxLength: 40,
                nullable: false,
                defaultValue: "Approved");

            migrationBuilder.AddColumn<Guid>(
                name: "submitted_by",
                table: "fee_schedules",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "changes",
                table: "fee_codes",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddCheckConstraint(
                name: "ck_fee_schedules_second_person",
                table: "fee_schedules",
                sql: "approved_by IS NULL OR (submitted_by IS NOT NULL AND approved_by <> drafted_by AND approved_by <> submitted_by)");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "ck_fee_schedules_second_person",
                table: "fee_schedules");

            migrationBuilder.DropColumn(
                name: "approved_by",
                table: "fee_schedules");

            migrationBuilder.DropColumn(
                name: "drafted_by",
                table: "fee_schedules");

            migrationBuilder.DropColumn(
                name: "legal_reference",
                table: "fee_schedules");

            migrationBuilder.DropColumn(
                name: "moves",
                table: "fee_schedules");

            migrationBuilder.DropColumn(
                name: "revision",
                table: "fee_schedules");

            migrationBuilder.DropColumn(
                name: "status",
                table: "fee_schedules");

            migrationBuilder.DropColumn(
                name: "submitted_by",
                table: "fee_schedules");

            migrationBuilder.DropColumn(
                name: "changes",
                table: "fee_codes");
        }
    }
}
