using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MoodLab.Data.Surveys;

internal sealed class SurveyPieceConfiguration : IEntityTypeConfiguration<SurveyPiece>
{
    public void Configure(EntityTypeBuilder<SurveyPiece> builder)
    {
        builder.ToTable("SurveyPieces");
        builder.HasKey(piece => piece.Id);
        builder.Property(piece => piece.Id).ValueGeneratedNever();
        builder.Property(piece => piece.Title).HasMaxLength(SurveyPiece.MaxTitle);
        builder.Property(piece => piece.Mood).HasConversion<string>().HasMaxLength(16);
        builder.Property(piece => piece.Method).HasMaxLength(SurveyPiece.MaxName);
        builder.Property(piece => piece.Model).HasMaxLength(SurveyPiece.MaxName);
        builder.Property(piece => piece.Sha256).HasMaxLength(64);
        builder.HasOne<Survey>().WithMany().HasForeignKey(piece => piece.SurveyId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(piece => new { piece.SurveyId, piece.Number }).IsUnique();
    }
}
