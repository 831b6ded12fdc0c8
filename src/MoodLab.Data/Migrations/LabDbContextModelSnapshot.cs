using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace MoodLab.Data.Migrations;

/// <summary>The model as the newest migration leaves it; a test fails when it differs from the context's.</summary>
[DbContext(typeof(LabDbContext))]
internal sealed class LabDbContextModelSnapshot : ModelSnapshot
{
    protected override void BuildModel(ModelBuilder modelBuilder)
    {
        BuildPieces(modelBuilder);
        BuildEvolutions(modelBuilder);
        BuildSurveys(modelBuilder);
    }

    private static void BuildPieces(ModelBuilder modelBuilder) => modelBuilder.Entity(
        "MoodLab.Data.Pieces.Piece",
        piece =>
        {
            piece.ToTable("Pieces");
            piece.Property<Guid>("Id");
            piece.Property<Guid>("Version").IsConcurrencyToken();
            piece.Property<string>("Owner").IsRequired().HasMaxLength(64);
            piece.Property<string>("Title").IsRequired().HasMaxLength(100);
            piece.Property<DateTime>("CreatedAt");
            piece.Property<DateTime?>("KeptAt");
            piece.Property<DateTime?>("RemovedAt");
            piece.Property<string>("Mood").IsRequired().HasMaxLength(16);
            piece.Property<string>("Method").IsRequired().HasMaxLength(64);
            piece.Property<string>("Model").IsRequired().HasMaxLength(64);
            piece.Property<string>("ModelSha256").IsRequired().HasMaxLength(64);
            piece.Property<string>("Precision").IsRequired().HasMaxLength(16);
            piece.Property<int>("Seed");
            piece.Property<double>("Strength");
            piece.Property<double>("Temperature");
            piece.Property<double>("Memory");
            piece.Property<double>("RequestedSeconds");
            piece.Property<double>("Seconds");
            piece.Property<int>("NoteCount");
            piece.Property<byte[]>("Midi").IsRequired();
            piece.Property<string>("Sha256").IsRequired().HasMaxLength(64);
            piece.HasKey("Id");
            piece.HasIndex("Owner", "KeptAt");
        });

    private static void BuildEvolutions(ModelBuilder modelBuilder)
    {
        const string Evolving = "MoodLab.Data.Evolving.";
        modelBuilder.Entity(
            Evolving + "Evolution",
            session =>
            {
                session.ToTable("Evolutions");
                session.Property<Guid>("Id");
                session.Property<Guid>("Version").IsConcurrencyToken();
                session.Property<string>("Owner").IsRequired().HasMaxLength(64);
                session.Property<string>("Title").IsRequired().HasMaxLength(100);
                session.Property<DateTime>("CreatedAt");
                session.Property<DateTime>("ChangedAt");
                session.Property<DateTime?>("RemovedAt");
                session.Property<string>("Settings").IsRequired().HasMaxLength(2000);
                session.Property<Guid>("CurrentGenerationId");
                session.Property<string>("ShareKey").HasMaxLength(43);
                session.HasKey("Id");
                session.HasIndex("Owner", "ChangedAt");
                session.HasIndex("ShareKey").IsUnique();
            });
        modelBuilder.Entity(
            Evolving + "EvolutionGeneration",
            generation =>
            {
                generation.ToTable("EvolutionGenerations");
                generation.Property<Guid>("Id");
                generation.Property<Guid>("EvolutionId");
                generation.Property<Guid?>("ParentId");
                generation.Property<int>("Ordinal");
                generation.Property<DateTime>("CreatedAt");
                generation.HasKey("Id");
                generation.HasIndex("EvolutionId", "Ordinal").IsUnique();
                generation.HasOne(Evolving + "Evolution").WithMany().HasForeignKey("EvolutionId")
                    .OnDelete(DeleteBehavior.Cascade).IsRequired();
            });
        modelBuilder.Entity(
            Evolving + "EvolutionMelody",
            melody =>
            {
                melody.ToTable("EvolutionMelodies");
                melody.Property<Guid>("Id");
                melody.Property<Guid>("EvolutionId");
                melody.Property<Guid>("GenerationId");
                melody.Property<string>("Genome").IsRequired().HasMaxLength(512);
                melody.Property<string>("Origin").IsRequired().HasMaxLength(16);
                melody.Property<Guid?>("FirstParentId");
                melody.Property<Guid?>("SecondParentId");
                melody.Property<int?>("Stars");
                melody.Property<DateTime?>("RatedAt");
                melody.HasKey("Id");
                melody.HasIndex("EvolutionId");
                melody.HasOne(Evolving + "Evolution").WithMany().HasForeignKey("EvolutionId")
                    .OnDelete(DeleteBehavior.Cascade).IsRequired();
            });
        modelBuilder.Entity(
            Evolving + "EvolutionPlace",
            place =>
            {
                place.ToTable("EvolutionPlaces");
                place.Property<Guid>("GenerationId");
                place.Property<int>("Position");
                place.Property<Guid>("MelodyId");
                place.HasKey("GenerationId", "Position");
                place.HasIndex("MelodyId");
                place.HasOne(Evolving + "EvolutionGeneration").WithMany().HasForeignKey("GenerationId")
                    .OnDelete(DeleteBehavior.Cascade).IsRequired();
                place.HasOne(Evolving + "EvolutionMelody").WithMany().HasForeignKey("MelodyId")
                    .OnDelete(DeleteBehavior.Cascade).IsRequired();
            });
    }

    private static void BuildSurveys(ModelBuilder modelBuilder)
    {
        const string Surveys = "MoodLab.Data.Surveys.";
        modelBuilder.Entity(
            Surveys + "Survey",
            survey =>
            {
                survey.ToTable("Surveys");
                survey.Property<Guid>("Id");
                survey.Property<Guid>("Version").IsConcurrencyToken();
                survey.Property<string>("Link").IsRequired().HasMaxLength(22);
                survey.Property<string>("Owner").IsRequired().HasMaxLength(64);
                survey.Property<string>("Title").IsRequired().HasMaxLength(100);
                survey.Property<string>("State").IsRequired().HasMaxLength(16);
                survey.Property<string>("Design").IsRequired().HasMaxLength(60000);
                survey.Property<bool>("IsImported");
                survey.Property<Guid?>("CopiedFrom");
                survey.Property<DateTime>("CreatedAt");
                survey.Property<DateTime?>("OpenedAt");
                survey.Property<DateTime?>("ClosedAt");
                survey.HasKey("Id");
                survey.HasIndex("Link").IsUnique();
                survey.HasIndex("Owner", "CreatedAt");
            });
        modelBuilder.Entity(
            Surveys + "SurveyPiece",
            piece =>
            {
                piece.ToTable("SurveyPieces");
                piece.Property<Guid>("Id");
                piece.Property<Guid>("SurveyId");
                piece.Property<int>("Number");
                piece.Property<bool>("IsPractice");
                piece.Property<string>("Title").IsRequired().HasMaxLength(100);
                piece.Property<string>("Mood").IsRequired().HasMaxLength(16);
                piece.Property<string>("Method").HasMaxLength(64);
                piece.Property<string>("Model").HasMaxLength(64);
                piece.Property<int?>("Seed");
                piece.Property<double>("Seconds");
                piece.Property<byte[]>("Midi").IsRequired();
                piece.Property<string>("Sha256").IsRequired().HasMaxLength(64);
                piece.HasKey("Id");
                piece.HasIndex("SurveyId", "Number").IsUnique();
                piece.HasOne(Surveys + "Survey").WithMany().HasForeignKey("SurveyId")
                    .OnDelete(DeleteBehavior.Cascade).IsRequired();
            });
        modelBuilder.Entity(
            Surveys + "SurveyParticipant",
            participant =>
            {
                participant.ToTable("SurveyParticipants");
                participant.Property<Guid>("Id");
                participant.Property<Guid>("SurveyId");
                participant.Property<int>("Number");
                participant.Property<string>("Name").IsRequired().HasMaxLength(64);
                participant.Property<bool>("IsPilot");
                participant.Property<string>("PanelId").HasMaxLength(128);
                participant.Property<string>("KeyHash").HasMaxLength(64);
                participant.Property<string>("WithdrawalHash").HasMaxLength(64);
                participant.Property<DateTime>("StartedAt");
                participant.Property<DateTime>("SeenAt");
                participant.Property<DateTime?>("FinishedAt");
                participant.Property<string>("ConsentHash").IsRequired().HasMaxLength(64);
                participant.Property<int>("ConsentVersion");
                participant.Property<DateTime>("ConsentAt");
                participant.Property<DateTime?>("QuestionsAt");
                participant.Property<string>("AgeBand").HasMaxLength(32);
                participant.Property<double?>("Musicianship");
                participant.Property<string>("MusicianshipGroup").HasMaxLength(64);
                participant.Property<string>("PlaybackDevice").HasMaxLength(32);
                participant.Property<DateTime?>("SoundAt");
                participant.Property<double?>("Level");
                participant.Property<DateTime?>("HeadphonesAt");
                participant.Property<int?>("HeadphonesCorrect");
                participant.Property<string>("PracticeToken").HasMaxLength(22);
                participant.Property<DateTime?>("PracticeShownAt");
                participant.Property<string>("PracticeMood").HasMaxLength(16);
                participant.Property<bool?>("PassedPractice");
                participant.Property<DateTime?>("PracticeDoneAt");
                participant.Property<long>("OrderSeed");
                participant.Property<int?>("OrderSlot");
                participant.Property<string>("CompletionCode").HasMaxLength(16);
                participant.Property<int?>("PrintedScore");
                participant.HasKey("Id");
                participant.HasIndex("SurveyId", "Number").IsUnique();
                participant.HasIndex("KeyHash").IsUnique();
                participant.HasIndex("WithdrawalHash").IsUnique();
                participant.HasOne(Surveys + "Survey").WithMany().HasForeignKey("SurveyId")
                    .OnDelete(DeleteBehavior.Cascade).IsRequired();
            });
        modelBuilder.Entity(
            Surveys + "SurveyTrial",
            trial =>
            {
                trial.ToTable("SurveyTrials");
                trial.Property<Guid>("ParticipantId");
                trial.Property<Guid>("PieceId");
                trial.Property<int>("Position");
                trial.Property<string>("Token").HasMaxLength(22);
                trial.Property<DateTime?>("ShownAt");
                trial.Property<DateTime?>("AnsweredAt");
                trial.Property<string>("Mood").HasMaxLength(16);
                trial.Property<int?>("Confidence");
                trial.Property<double?>("Valence");
                trial.Property<double?>("Arousal");
                trial.Property<bool>("Known");
                trial.Property<string>("Comment").HasMaxLength(1000);
                trial.Property<double?>("Seconds");
                trial.Property<int>("Plays");
                trial.Property<double>("HeardSeconds");
                trial.Property<bool?>("Heard");
                trial.Property<int>("Refocuses");
                trial.HasKey("ParticipantId", "PieceId");
                trial.HasIndex("PieceId");
                trial.HasOne(Surveys + "SurveyParticipant").WithMany().HasForeignKey("ParticipantId")
                    .OnDelete(DeleteBehavior.Cascade).IsRequired();
                trial.HasOne(Surveys + "SurveyPiece").WithMany().HasForeignKey("PieceId")
                    .OnDelete(DeleteBehavior.Cascade).IsRequired();
            });
    }
}
