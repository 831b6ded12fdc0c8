using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MoodLab.Data.Surveys;

internal sealed class SurveyConfiguration : IEntityTypeConfiguration<Survey>
{
    public void Configure(EntityTypeBuilder<Survey> builder)
    {
        builder.ToTable("Surveys");
        builder.HasKey(survey => survey.Id);
        builder.Property(survey => survey.Id).ValueGeneratedNever();
        builder.Property(survey => survey.Version).IsConcurrencyToken();
        builder.Property(survey => survey.Link).HasMaxLength(Survey.MaxLink);
        builder.Property(survey => survey.Owner).HasMaxLength(Survey.MaxOwner);
        builder.Property(survey => survey.Title).HasMaxLength(Survey.MaxTitle);
        builder.Property(survey => survey.State).HasConversion<string>().HasMaxLength(16);
        builder.Property(survey => survey.Design).HasMaxLength(Survey.MaxDesign);
        builder.HasIndex(survey => survey.Link).IsUnique();
        builder.HasIndex(survey => new { survey.Owner, survey.CreatedAt });
    }
}
