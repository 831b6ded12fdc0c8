using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MoodLab.Data.Accounts;

/// <summary>
/// Names Identity's tables and bounds their texts. They are of Identity's first schema: the second differs in lengths
/// only, the third keeps passkeys in a JSON column, which the native SQLite of the feed is too old for.
/// </summary>
internal sealed class AccountTables :
    IEntityTypeConfiguration<LabUser>,
    IEntityTypeConfiguration<IdentityRole>,
    IEntityTypeConfiguration<IdentityUserRole<string>>,
    IEntityTypeConfiguration<IdentityUserClaim<string>>,
    IEntityTypeConfiguration<IdentityUserLogin<string>>,
    IEntityTypeConfiguration<IdentityUserToken<string>>,
    IEntityTypeConfiguration<IdentityRoleClaim<string>>
{
    private const int MaxKey = 64;
    private const int MaxName = 128;
    private const int MaxSecret = 256;

    public void Configure(EntityTypeBuilder<LabUser> builder)
    {
        builder.ToTable("Users");
        builder.Property(user => user.Id).HasMaxLength(MaxKey);
        builder.Property(user => user.PasswordHash).HasMaxLength(MaxSecret);
        builder.Property(user => user.SecurityStamp).HasMaxLength(MaxKey);
        builder.Property(user => user.ConcurrencyStamp).HasMaxLength(MaxKey);
        builder.Property(user => user.PhoneNumber).HasMaxLength(MaxKey);
    }

    public void Configure(EntityTypeBuilder<IdentityRole> builder)
    {
        builder.ToTable("Roles");
        builder.Property(role => role.Id).HasMaxLength(MaxKey);
        builder.Property(role => role.ConcurrencyStamp).HasMaxLength(MaxKey);
    }

    public void Configure(EntityTypeBuilder<IdentityUserRole<string>> builder) => builder.ToTable("UserRoles");

    public void Configure(EntityTypeBuilder<IdentityUserClaim<string>> builder)
    {
        builder.ToTable("UserClaims");
        builder.Property(claim => claim.ClaimType).HasMaxLength(MaxName);
        builder.Property(claim => claim.ClaimValue).HasMaxLength(MaxSecret);
    }

    public void Configure(EntityTypeBuilder<IdentityUserLogin<string>> builder)
    {
        builder.ToTable("UserLogins");
        builder.Property(login => login.LoginProvider).HasMaxLength(MaxName);
        builder.Property(login => login.ProviderKey).HasMaxLength(MaxName);
        builder.Property(login => login.ProviderDisplayName).HasMaxLength(MaxName);
    }

    public void Configure(EntityTypeBuilder<IdentityUserToken<string>> builder)
    {
        builder.ToTable("UserTokens");
        builder.Property(token => token.LoginProvider).HasMaxLength(MaxName);
        builder.Property(token => token.Name).HasMaxLength(MaxName);
        builder.Property(token => token.Value).HasMaxLength(MaxSecret);
    }

    public void Configure(EntityTypeBuilder<IdentityRoleClaim<string>> builder)
    {
        builder.ToTable("RoleClaims");
        builder.Property(claim => claim.ClaimType).HasMaxLength(MaxName);
        builder.Property(claim => claim.ClaimValue).HasMaxLength(MaxSecret);
    }
}
