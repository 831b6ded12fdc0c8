using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MoodLab.Data.Surveys;

internal sealed class SurveyParticipantConfiguration : IEntityTypeConfiguration<SurveyParticipant>
{
    public void Configure(EntityTypeBuilder<SurveyParticipant> builder)
    {
        builder.ToTable("SurveyParticipants");
        builder.HasKey(participant => participant.Id);
        builder.Property(participant => participant.Id).ValueGeneratedNever();
        builder.Property(participant => participant.Name).HasMaxLength(SurveyParticipant.MaxName);
        builder.Property(participant => participant.PanelId).HasMaxLength(SurveyParticipant.MaxPanelId);
        builder.Property(participant => participant.KeyHash).HasMaxLength(SurveyParticipant.HashLength);
        builder.Property(participant => participant.WithdrawalHash).HasMaxLength(SurveyParticipant.HashLength);
        builder.Property(participant => participant.ConsentHash).HasMaxLength(SurveyParticipant.HashLength);
        builder.Property(participant => participant.AgeBand).HasMaxLength(SurveyParticipant.MaxChoice);
        builder.Property(participant => participant.MusicianshipGroup).HasMaxLength(SurveyParticipant.MaxName);
        builder.Property(participant => participant.PlaybackDevice).HasMaxLength(SurveyParticipant.MaxChoice);
        builder.Property(participant => participant.PracticeToken).HasMaxLength(SurveyParticipant.MaxToken);
        builder.Property(participant => participant.PracticeMood).HasConversion<string>().HasMaxLength(16);
        builder.Property(participant => participant.CompletionCode).HasMaxLength(SurveyParticipant.MaxCode);
        builder.HasOne<Survey>().WithMany().HasForeignKey(participant => participant.SurveyId)
            .OnDelete(DeleteBehavior.Cascade);

        // Two who start at the same moment cannot get one number, nor can one key start twice.
        builder.HasIndex(participant => new { participant.SurveyId, participant.Number }).IsUnique();
        builder.HasIndex(participant => participant.KeyHash).IsUnique();
        builder.HasIndex(participant => participant.WithdrawalHash).IsUnique();
    }
}
