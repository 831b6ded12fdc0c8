using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MoodLab.Data.Pieces;

internal sealed class PieceConfiguration : IEntityTypeConfiguration<Piece>
{
    public void Configure(EntityTypeBuilder<Piece> builder)
    {
        builder.ToTable("Pieces");
        builder.HasKey(piece => piece.Id);
        builder.Property(piece => piece.Id).ValueGeneratedNever();
        builder.Property(piece => piece.Version).IsConcurrencyToken();
        builder.Property(piece => piece.Owner).HasMaxLength(Piece.MaxName);
        builder.Property(piece => piece.Title).HasMaxLength(Piece.MaxTitle);
        builder.Property(piece => piece.Mood).HasConversion<string>().HasMaxLength(16);
        builder.Property(piece => piece.Method).HasMaxLength(Piece.MaxName);
        builder.Property(piece => piece.Model).HasMaxLength(Piece.MaxName);
        builder.Property(piece => piece.ModelSha256).HasMaxLength(64);
        builder.Property(piece => piece.Precision).HasMaxLength(Piece.MaxPrecision);
        builder.Property(piece => piece.Sha256).HasMaxLength(64);
        builder.HasIndex(piece => new { piece.Owner, piece.KeptAt });
    }
}
