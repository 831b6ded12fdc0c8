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
}
