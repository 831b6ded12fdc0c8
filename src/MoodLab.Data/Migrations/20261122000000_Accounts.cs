using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations.Builders;

namespace MoodLab.Data.Migrations;

/// <summary>Creates the tables of accounts, their roles and the invitations to make one.</summary>
[DbContext(typeof(LabDbContext))]
[Migration("20261122000000_Accounts")]
internal sealed class Accounts : Migration
{
    private static readonly string[] s_tables =
        ["Invitations", "UserTokens", "UserLogins", "UserClaims", "RoleClaims", "UserRoles", "Roles", "Users"];

    protected override void Up(MigrationBuilder migrationBuilder)
    {
        CreateUsers(migrationBuilder);
        CreateRoles(migrationBuilder);
        CreateClaims(migrationBuilder, "UserClaims", "UserId", "Users");
        CreateClaims(migrationBuilder, "RoleClaims", "RoleId", "Roles");
        CreateSignIns(migrationBuilder);
        CreateInvitations(migrationBuilder);
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        foreach (var table in s_tables)
        {
            migrationBuilder.DropTable(table);
        }
    }

    private static void CreateUsers(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            name: "Users",
            columns: table => new
            {
                Id = table.Column<string>(maxLength: 64, nullable: false),
                CreatedAt = table.Column<DateTime>(nullable: false),
                UserName = table.Column<string>(maxLength: 256, nullable: true),
                NormalizedUserName = table.Column<string>(maxLength: 256, nullable: true),
                Email = table.Column<string>(maxLength: 256, nullable: true),
                NormalizedEmail = table.Column<string>(maxLength: 256, nullable: true),
                EmailConfirmed = table.Column<bool>(nullable: false),
                PasswordHash = table.Column<string>(maxLength: 256, nullable: true),
                SecurityStamp = table.Column<string>(maxLength: 64, nullable: true),
                ConcurrencyStamp = table.Column<string>(maxLength: 64, nullable: true),
                PhoneNumber = table.Column<string>(maxLength: 64, nullable: true),
                PhoneNumberConfirmed = table.Column<bool>(nullable: false),
                TwoFactorEnabled = table.Column<bool>(nullable: false),
                LockoutEnd = table.Column<DateTimeOffset>(nullable: true),
                LockoutEnabled = table.Column<bool>(nullable: false),
                AccessFailedCount = table.Column<int>(nullable: false),
            },
            constraints: table => table.PrimaryKey("PK_Users", user => user.Id));
        migrationBuilder.CreateIndex(
            name: "UserNameIndex", table: "Users", column: "NormalizedUserName", unique: true);
        migrationBuilder.CreateIndex(name: "EmailIndex", table: "Users", column: "NormalizedEmail");
    }

    private static void CreateRoles(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            name: "Roles",
            columns: table => new
            {
                Id = table.Column<string>(maxLength: 64, nullable: false),
                Name = table.Column<string>(maxLength: 256, nullable: true),
                NormalizedName = table.Column<string>(maxLength: 256, nullable: true),
                ConcurrencyStamp = table.Column<string>(maxLength: 64, nullable: true),
            },
            constraints: table => table.PrimaryKey("PK_Roles", role => role.Id));
        migrationBuilder.CreateIndex(name: "RoleNameIndex", table: "Roles", column: "NormalizedName", unique: true);

        migrationBuilder.CreateTable(
            name: "UserRoles",
            columns: table => new
            {
                UserId = table.Column<string>(maxLength: 64, nullable: false),
                RoleId = table.Column<string>(maxLength: 64, nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_UserRoles", held => new { held.UserId, held.RoleId });
                References(table, "UserRoles", "RoleId", "Roles", held => held.RoleId);
                References(table, "UserRoles", "UserId", "Users", held => held.UserId);
            });
        migrationBuilder.CreateIndex(name: "IX_UserRoles_RoleId", table: "UserRoles", column: "RoleId");
    }

    private static void CreateClaims(MigrationBuilder migrationBuilder, string name, string key, string holder)
    {
        migrationBuilder.CreateTable(
            name: name,
            columns: table => new
            {
                Id = table.Column<int>(nullable: false).Annotation("Sqlite:Autoincrement", true),
                HolderId = table.Column<string>(maxLength: 64, nullable: false, name: key),
                ClaimType = table.Column<string>(maxLength: 128, nullable: true),
                ClaimValue = table.Column<string>(maxLength: 256, nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_" + name, claim => claim.Id);
                References(table, name, key, holder, claim => claim.HolderId);
            });
        migrationBuilder.CreateIndex(name: $"IX_{name}_{key}", table: name, column: key);
    }

    private static void CreateSignIns(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            name: "UserLogins",
            columns: table => new
            {
                LoginProvider = table.Column<string>(maxLength: 128, nullable: false),
                ProviderKey = table.Column<string>(maxLength: 128, nullable: false),
                ProviderDisplayName = table.Column<string>(maxLength: 128, nullable: true),
                UserId = table.Column<string>(maxLength: 64, nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_UserLogins", login => new { login.LoginProvider, login.ProviderKey });
                References(table, "UserLogins", "UserId", "Users", login => login.UserId);
            });
        migrationBuilder.CreateIndex(name: "IX_UserLogins_UserId", table: "UserLogins", column: "UserId");

        migrationBuilder.CreateTable(
            name: "UserTokens",
            columns: table => new
            {
                UserId = table.Column<string>(maxLength: 64, nullable: false),
                LoginProvider = table.Column<string>(maxLength: 128, nullable: false),
                Name = table.Column<string>(maxLength: 128, nullable: false),
                Value = table.Column<string>(maxLength: 256, nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_UserTokens", token => new { token.UserId, token.LoginProvider, token.Name });
                References(table, "UserTokens", "UserId", "Users", token => token.UserId);
            });
    }

    private static void CreateInvitations(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            name: "Invitations",
            columns: table => new
            {
                Id = table.Column<Guid>(nullable: false),
                KeyHash = table.Column<string>(maxLength: 64, nullable: false),
                Role = table.Column<string>(maxLength: 32, nullable: false),
                Note = table.Column<string>(maxLength: 100, nullable: false),
                InvitedBy = table.Column<string>(maxLength: 64, nullable: false),
                CreatedAt = table.Column<DateTime>(nullable: false),
                ExpiresAt = table.Column<DateTime>(nullable: false),
                UsedAt = table.Column<DateTime>(nullable: true),
            },
            constraints: table => table.PrimaryKey("PK_Invitations", invitation => invitation.Id));
        migrationBuilder.CreateIndex(
            name: "IX_Invitations_KeyHash", table: "Invitations", column: "KeyHash", unique: true);
    }

    private static void References<TColumns>(
        CreateTableBuilder<TColumns> table,
        string name,
        string key,
        string principal,
        System.Linq.Expressions.Expression<Func<TColumns, object>> column) =>
        table.ForeignKey($"FK_{name}_{principal}_{key}", column, principal, "Id", onDelete: ReferentialAction.Cascade);
}
