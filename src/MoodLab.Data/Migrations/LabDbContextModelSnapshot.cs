using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace MoodLab.Data.Migrations;

/// <summary>The model as the newest migration leaves it; a test fails when it differs from the context's.</summary>
[DbContext(typeof(LabDbContext))]
internal sealed class LabDbContextModelSnapshot : ModelSnapshot
{
    protected override void BuildModel(ModelBuilder modelBuilder) => modelBuilder.Entity(
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
}
