using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MoodLab.Data.Evolving;

internal sealed class EvolutionGenerationConfiguration : IEntityTypeConfiguration<EvolutionGeneration>
{
    public void Configure(EntityTypeBuilder<EvolutionGeneration> builder)
    {
        builder.ToTable("EvolutionGenerations");
        builder.HasKey(generation => generation.Id);
        builder.Property(generation => generation.Id).ValueGeneratedNever();
        builder.HasOne<Evolution>().WithMany().HasForeignKey(generation => generation.EvolutionId)
            .OnDelete(DeleteBehavior.Cascade);

        // Two tabs that breed at the same moment cannot both be the next one.
        builder.HasIndex(generation => new { generation.EvolutionId, generation.Ordinal }).IsUnique();
    }
}
