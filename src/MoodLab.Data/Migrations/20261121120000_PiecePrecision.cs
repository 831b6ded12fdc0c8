using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace MoodLab.Data.Migrations;

/// <summary>Adds how a piece's model stored its weights. Older pieces get what servers used unless told.</summary>
[DbContext(typeof(LabDbContext))]
[Migration("20261121120000_PiecePrecision")]
internal sealed class PiecePrecision : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.AddColumn<string>(
        name: "Precision", table: "Pieces", maxLength: 16, nullable: false, defaultValue: "int8");

    protected override void Down(MigrationBuilder migrationBuilder) =>
        migrationBuilder.DropColumn(name: "Precision", table: "Pieces");
}
