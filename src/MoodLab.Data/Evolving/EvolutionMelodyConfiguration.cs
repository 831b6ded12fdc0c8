using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MoodLab.Data.Evolving;

internal sealed class EvolutionMelodyConfiguration : IEntityTypeConfiguration<EvolutionMelody>
{
    public void Configure(EntityTypeBuilder<EvolutionMelody> builder)
    {
        builder.ToTable("EvolutionMelodies");
        builder.HasKey(melody => melody.Id);
        builder.Property(melody => melody.Id).ValueGeneratedNever();
        builder.Property(melody => melody.Genome).HasMaxLength(EvolutionMelody.MaxGenome);
        builder.Property(melody => melody.Origin).HasMaxLength(EvolutionMelody.MaxOrigin);
        builder.HasOne<Evolution>().WithMany().HasForeignKey(melody => melody.EvolutionId)
            .OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(melody => melody.EvolutionId);
    }
}
