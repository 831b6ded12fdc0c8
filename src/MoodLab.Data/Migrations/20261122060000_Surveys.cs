using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace MoodLab.Data.Migrations;

/// <summary>Creates the tables of surveys, their pieces, participants and answers.</summary>
[DbContext(typeof(LabDbContext))]
[Migration("20261122060000_Surveys")]
internal sealed class Surveys : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            name: "Surveys",
            columns: table => new
            {
                Id = table.Column<Guid>(nullable: false),
                Version = table.Column<Guid>(nullable: false),
                Link = table.Column<string>(maxLength: 22, nullable: false),
                Owner = table.Column<string>(maxLength: 64, nullable: false),
                Title = table.Column<string>(maxLength: 100, nullable: false),
                State = table.Column<string>(maxLength: 16, nullable: false),
                Design = table.Column<string>(maxLength: 60000, nullable: false),
                IsImported = table.Column<bool>(nullable: false),
                CopiedFrom = table.Column<Guid>(nullable: true),
                CreatedAt = table.Column<DateTime>(nullable: false),
                OpenedAt = table.Column<DateTime>(nullable: true),
                ClosedAt = table.Column<DateTime>(nullable: true),
            },
            constraints: table => table.PrimaryKey("PK_Surveys", survey => survey.Id));
        migrationBuilder.CreateIndex(
            name: "IX_Surveys_Link",
            table: "Surveys",
            column: "Link",
            unique: true);
        migrationBuilder.CreateIndex(
            name: "IX_Surveys_Owner_CreatedAt", table: "Surveys", columns: ["Owner", "CreatedAt"]);

        migrationBuilder.CreateTable(
            name: "SurveyPieces",
            columns: table => new
            {
                Id = table.Column<Guid>(nullable: false),
                SurveyId = table.Column<Guid>(nullable: false),
                Number = table.Column<int>(nullable: false),
                IsPractice = table.Column<bool>(nullable: false),
                Title = table.Column<string>(maxLength: 100, nullable: false),
                Mood = table.Column<string>(maxLength: 16, nullable: false),
                Method = table.Column<string>(maxLength: 64, nullable: true),
                Model = table.Column<string>(maxLength: 64, nullable: true),
                Seed = table.Column<int>(nullable: true),
                Seconds = table.Column<double>(nullable: false),
                Midi = table.Column<byte[]>(nullable: false),
                Sha256 = table.Column<string>(maxLength: 64, nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_SurveyPieces", piece => piece.Id);
                table.ForeignKey(
                    "FK_SurveyPieces_Surveys_SurveyId",
                    piece => piece.SurveyId,
                    "Surveys",
                    "Id",
                    onDelete: ReferentialAction.Cascade);
            });
        migrationBuilder.CreateIndex(
            name: "IX_SurveyPieces_SurveyId_Number",
            table: "SurveyPieces",
            columns: ["SurveyId", "Number"],
            unique: true);

        migrationBuilder.CreateTable(
            name: "SurveyParticipants",
            columns: table => new
            {
                Id = table.Column<Guid>(nullable: false),
                SurveyId = table.Column<Guid>(nullable: false),
                Number = table.Column<int>(nullable: false),
                Name = table.Column<string>(maxLength: 64, nullable: false),
                IsPilot = table.Column<bool>(nullable: false),
                PanelId = table.Column<string>(maxLength: 128, nullable: true),
                KeyHash = table.Column<string>(maxLength: 64, nullable: true),
                WithdrawalHash = table.Column<string>(maxLength: 64, nullable: true),
                StartedAt = table.Column<DateTime>(nullable: false),
                SeenAt = table.Column<DateTime>(nullable: false),
                FinishedAt = table.Column<DateTime>(nullable: true),
                ConsentHash = table.Column<string>(maxLength: 64, nullable: false),
                ConsentVersion = table.Column<int>(nullable: false),
                ConsentAt = table.Column<DateTime>(nullable: false),
                QuestionsAt = table.Column<DateTime>(nullable: true),
                AgeBand = table.Column<string>(maxLength: 32, nullable: true),
                Musicianship = table.Column<double>(nullable: true),
                PlaybackDevice = table.Column<string>(maxLength: 32, nullable: true),
                SoundAt = table.Column<DateTime>(nullable: true),
                Level = table.Column<double>(nullable: true),
                HeadphonesAt = table.Column<DateTime>(nullable: true),
                HeadphonesCorrect = table.Column<int>(nullable: true),
                PracticeToken = table.Column<string>(maxLength: 22, nullable: true),
                PracticeShownAt = table.Column<DateTime>(nullable: true),
                PracticeMood = table.Column<string>(maxLength: 16, nullable: true),
                PassedPractice = table.Column<bool>(nullable: true),
                PracticeDoneAt = table.Column<DateTime>(nullable: true),
                OrderSeed = table.Column<long>(nullable: false),
                OrderSlot = table.Column<int>(nullable: true),
                CompletionCode = table.Column<string>(maxLength: 16, nullable: true),
                PrintedScore = table.Column<int>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_SurveyParticipants", participant => participant.Id);
                table.ForeignKey(
                    "FK_SurveyParticipants_Surveys_SurveyId",
                    participant => participant.SurveyId,
                    "Surveys",
                    "Id",
                    onDelete: ReferentialAction.Cascade);
            });
        migrationBuilder.CreateIndex(
            name: "IX_SurveyParticipants_SurveyId_Number",
            table: "SurveyParticipants",
            columns: ["SurveyId", "Number"],
            unique: true);
        migrationBuilder.CreateIndex(
            name: "IX_SurveyParticipants_KeyHash",
            table: "SurveyParticipants",
            column: "KeyHash",
            unique: true);
        migrationBuilder.CreateIndex(
            name: "IX_SurveyParticipants_WithdrawalHash",
            table: "SurveyParticipants",
            column: "WithdrawalHash",
            unique: true);

        migrationBuilder.CreateTable(
            name: "SurveyTrials",
            columns: table => new
            {
                ParticipantId = table.Column<Guid>(nullable: false),
                PieceId = table.Column<Guid>(nullable: false),
                Position = table.Column<int>(nullable: false),
                Token = table.Column<string>(maxLength: 22, nullable: true),
                ShownAt = table.Column<DateTime>(nullable: true),
                AnsweredAt = table.Column<DateTime>(nullable: true),
                Mood = table.Column<string>(maxLength: 16, nullable: true),
                Confidence = table.Column<int>(nullable: true),
                Valence = table.Column<double>(nullable: true),
                Arousal = table.Column<double>(nullable: true),
                Known = table.Column<bool>(nullable: false),
                Comment = table.Column<string>(maxLength: 1000, nullable: true),
                Seconds = table.Column<double>(nullable: true),
                Plays = table.Column<int>(nullable: false),
                HeardSeconds = table.Column<double>(nullable: false),
                Heard = table.Column<bool>(nullable: true),
                Refocuses = table.Column<int>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_SurveyTrials", trial => new { trial.ParticipantId, trial.PieceId });
                table.ForeignKey(
                    "FK_SurveyTrials_SurveyParticipants_ParticipantId",
                    trial => trial.ParticipantId,
                    "SurveyParticipants",
                    "Id",
                    onDelete: ReferentialAction.Cascade);
                table.ForeignKey(
                    "FK_SurveyTrials_SurveyPieces_PieceId",
                    trial => trial.PieceId,
                    "SurveyPieces",
                    "Id",
                    onDelete: ReferentialAction.Cascade);
            });
        migrationBuilder.CreateIndex(
            name: "IX_SurveyTrials_PieceId", table: "SurveyTrials", column: "PieceId");
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.DropTable(name: "SurveyTrials");
        migrationBuilder.DropTable(name: "SurveyParticipants");
        migrationBuilder.DropTable(name: "SurveyPieces");
        migrationBuilder.DropTable(name: "Surveys");
    }
}
