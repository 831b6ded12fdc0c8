using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MoodLab.Data.Evolving;

internal sealed class EvolutionPlaceConfiguration : IEntityTypeConfiguration<EvolutionPlace>
{
    public void Configure(EntityTypeBuilder<EvolutionPlace> builder)
    {
        builder.ToTable("EvolutionPlaces");
        builder.HasKey(place => new { place.GenerationId, place.Position });
        builder.HasOne<EvolutionGeneration>().WithMany().HasForeignKey(place => place.GenerationId)
            .OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<EvolutionMelody>().WithMany().HasForeignKey(place => place.MelodyId)
            .OnDelete(DeleteBehavior.Cascade);
    }
}
