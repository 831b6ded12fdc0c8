using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace MoodLab.Data.Migrations;

/// <summary>Adds how readily a piece came back to what it had played before. Older pieces had no memory.</summary>
[DbContext(typeof(LabDbContext))]
[Migration("20261121180000_PieceMemory")]
internal sealed class PieceMemory : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.AddColumn<double>(
        name: "Memory", table: "Pieces", nullable: false, defaultValue: 0.0);

    protected override void Down(MigrationBuilder migrationBuilder) =>
        migrationBuilder.DropColumn(name: "Memory", table: "Pieces");
}
