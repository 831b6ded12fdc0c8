using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MoodLab.Data.Accounts;

internal sealed class InvitationConfiguration : IEntityTypeConfiguration<Invitation>
{
    public void Configure(EntityTypeBuilder<Invitation> builder)
    {
        builder.ToTable("Invitations");
        builder.HasKey(invitation => invitation.Id);
        builder.Property(invitation => invitation.Id).ValueGeneratedNever();
        builder.Property(invitation => invitation.KeyHash).HasMaxLength(Invitation.MaxKeyHash);
        builder.Property(invitation => invitation.Role).HasMaxLength(Invitation.MaxRole);
        builder.Property(invitation => invitation.Note).HasMaxLength(Invitation.MaxNote);
        builder.Property(invitation => invitation.InvitedBy).HasMaxLength(Invitation.MaxUser);
        builder.HasIndex(invitation => invitation.KeyHash).IsUnique();
    }
}
