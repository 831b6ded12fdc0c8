using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MoodLab.Data.Evolving;

internal sealed class EvolutionConfiguration : IEntityTypeConfiguration<Evolution>
{
    public void Configure(EntityTypeBuilder<Evolution> builder)
    {
        builder.ToTable("Evolutions");
        builder.HasKey(session => session.Id);
        builder.Property(session => session.Id).ValueGeneratedNever();
        builder.Property(session => session.Version).IsConcurrencyToken();
        builder.Property(session => session.Owner).HasMaxLength(Evolution.MaxOwner);
        builder.Property(session => session.Title).HasMaxLength(Evolution.MaxTitle);
        builder.Property(session => session.Settings).HasMaxLength(Evolution.MaxSettings);
        builder.Property(session => session.ShareKey).HasMaxLength(Evolution.MaxShareKey);
        builder.HasIndex(session => new { session.Owner, session.ChangedAt });
        builder.HasIndex(session => session.ShareKey).IsUnique();
    }
}
