using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MoodLab.Data.Surveys;

internal sealed class SurveyTrialConfiguration : IEntityTypeConfiguration<SurveyTrial>
{
    public void Configure(EntityTypeBuilder<SurveyTrial> builder)
    {
        builder.ToTable("SurveyTrials");
        builder.HasKey(trial => new { trial.ParticipantId, trial.PieceId });
        builder.Property(trial => trial.Token).HasMaxLength(SurveyParticipant.MaxToken);
        builder.Property(trial => trial.Mood).HasConversion<string>().HasMaxLength(16);
        builder.Property(trial => trial.Comment).HasMaxLength(SurveyTrial.MaxComment);
        builder.HasOne<SurveyParticipant>().WithMany().HasForeignKey(trial => trial.ParticipantId)
            .OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<SurveyPiece>().WithMany().HasForeignKey(trial => trial.PieceId)
            .OnDelete(DeleteBehavior.Cascade);
    }
}
