using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace MoodLab.Data.Migrations;

/// <summary>Adds the group of musicianship that the source of imported answers named itself.</summary>
[DbContext(typeof(LabDbContext))]
[Migration("20261122130000_MusicianshipGroup")]
internal sealed class MusicianshipGroup : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.AddColumn<string>(
        name: "MusicianshipGroup", table: "SurveyParticipants", maxLength: 64, nullable: true);

    protected override void Down(MigrationBuilder migrationBuilder) =>
        migrationBuilder.DropColumn(name: "MusicianshipGroup", table: "SurveyParticipants");
}
