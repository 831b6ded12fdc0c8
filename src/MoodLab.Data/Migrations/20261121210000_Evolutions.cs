using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace MoodLab.Data.Migrations;

/// <summary>Creates the tables of sessions in which melodies are grown.</summary>
[DbContext(typeof(LabDbContext))]
[Migration("20261121210000_Evolutions")]
internal sealed class Evolutions : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            name: "Evolutions",
            columns: table => new
            {
                Id = table.Column<Guid>(nullable: false),
                Version = table.Column<Guid>(nullable: false),
                Owner = table.Column<string>(maxLength: 64, nullable: false),
                Title = table.Column<string>(maxLength: 100, nullable: false),
                CreatedAt = table.Column<DateTime>(nullable: false),
                ChangedAt = table.Column<DateTime>(nullable: false),
                RemovedAt = table.Column<DateTime>(nullable: true),
                Settings = table.Column<string>(maxLength: 2000, nullable: false),
                CurrentGenerationId = table.Column<Guid>(nullable: false),
                ShareKey = table.Column<string>(maxLength: 43, nullable: true),
            },
            constraints: table => table.PrimaryKey("PK_Evolutions", session => session.Id));
        migrationBuilder.CreateIndex(
            name: "IX_Evolutions_Owner_ChangedAt", table: "Evolutions", columns: ["Owner", "ChangedAt"]);
        migrationBuilder.CreateIndex(
            name: "IX_Evolutions_ShareKey", table: "Evolutions", column: "ShareKey", unique: true);

        migrationBuilder.CreateTable(
            name: "EvolutionGenerations",
            columns: table => new
            {
                Id = table.Column<Guid>(nullable: false),
                EvolutionId = table.Column<Guid>(nullable: false),
                ParentId = table.Column<Guid>(nullable: true),
                Ordinal = table.Column<int>(nullable: false),
                CreatedAt = table.Column<DateTime>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_EvolutionGenerations", generation => generation.Id);
                table.ForeignKey(
                    "FK_EvolutionGenerations_Evolutions_EvolutionId",
                    generation => generation.EvolutionId,
                    "Evolutions",
                    "Id",
                    onDelete: ReferentialAction.Cascade);
            });
        migrationBuilder.CreateIndex(
            name: "IX_EvolutionGenerations_EvolutionId_Ordinal",
            table: "EvolutionGenerations",
            columns: ["EvolutionId", "Ordinal"],
            unique: true);

        migrationBuilder.CreateTable(
            name: "EvolutionMelodies",
            columns: table => new
            {
                Id = table.Column<Guid>(nullable: false),
                EvolutionId = table.Column<Guid>(nullable: false),
                GenerationId = table.Column<Guid>(nullable: false),
                Genome = table.Column<string>(maxLength: 512, nullable: false),
                Origin = table.Column<string>(maxLength: 16, nullable: false),
                FirstParentId = table.Column<Guid>(nullable: true),
                SecondParentId = table.Column<Guid>(nullable: true),
                Stars = table.Column<int>(nullable: true),
                RatedAt = table.Column<DateTime>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_EvolutionMelodies", melody => melody.Id);
                table.ForeignKey(
                    "FK_EvolutionMelodies_Evolutions_EvolutionId",
                    melody => melody.EvolutionId,
                    "Evolutions",
                    "Id",
                    onDelete: ReferentialAction.Cascade);
            });
        migrationBuilder.CreateIndex(
            name: "IX_EvolutionMelodies_EvolutionId", table: "EvolutionMelodies", column: "EvolutionId");

        migrationBuilder.CreateTable(
            name: "EvolutionPlaces",
            columns: table => new
            {
                GenerationId = table.Column<Guid>(nullable: false),
                Position = table.Column<int>(nullable: false),
                MelodyId = table.Column<Guid>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_EvolutionPlaces", place => new { place.GenerationId, place.Position });
                table.ForeignKey(
                    "FK_EvolutionPlaces_EvolutionGenerations_GenerationId",
                    place => place.GenerationId,
                    "EvolutionGenerations",
                    "Id",
                    onDelete: ReferentialAction.Cascade);
                table.ForeignKey(
                    "FK_EvolutionPlaces_EvolutionMelodies_MelodyId",
                    place => place.MelodyId,
                    "EvolutionMelodies",
                    "Id",
                    onDelete: ReferentialAction.Cascade);
            });
        migrationBuilder.CreateIndex(
            name: "IX_EvolutionPlaces_MelodyId", table: "EvolutionPlaces", column: "MelodyId");
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.DropTable(name: "EvolutionPlaces");
        migrationBuilder.DropTable(name: "EvolutionMelodies");
        migrationBuilder.DropTable(name: "EvolutionGenerations");
        migrationBuilder.DropTable(name: "Evolutions");
    }
}
