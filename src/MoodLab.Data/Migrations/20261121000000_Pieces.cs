using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace MoodLab.Data.Migrations;

/// <summary>Creates the table of composed pieces.</summary>
[DbContext(typeof(LabDbContext))]
[Migration("20261121000000_Pieces")]
internal sealed class Pieces : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            name: "Pieces",
            columns: table => new
            {
                Id = table.Column<Guid>(nullable: false),
                Version = table.Column<Guid>(nullable: false),
                Owner = table.Column<string>(maxLength: 64, nullable: false),
                Title = table.Column<string>(maxLength: 100, nullable: false),
                CreatedAt = table.Column<DateTime>(nullable: false),
                KeptAt = table.Column<DateTime>(nullable: true),
                RemovedAt = table.Column<DateTime>(nullable: true),
                Mood = table.Column<string>(maxLength: 16, nullable: false),
                Method = table.Column<string>(maxLength: 64, nullable: false),
                Model = table.Column<string>(maxLength: 64, nullable: false),
                ModelSha256 = table.Column<string>(maxLength: 64, nullable: false),
                Seed = table.Column<int>(nullable: false),
                Strength = table.Column<double>(nullable: false),
                Temperature = table.Column<double>(nullable: false),
                RequestedSeconds = table.Column<double>(nullable: false),
                Seconds = table.Column<double>(nullable: false),
                NoteCount = table.Column<int>(nullable: false),
                Midi = table.Column<byte[]>(nullable: false),
                Sha256 = table.Column<string>(maxLength: 64, nullable: false),
            },
            constraints: table => table.PrimaryKey("PK_Pieces", piece => piece.Id));
        migrationBuilder.CreateIndex(
            name: "IX_Pieces_Owner_KeptAt", table: "Pieces", columns: ["Owner", "KeptAt"]);
    }

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.DropTable(name: "Pieces");
}
