using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using MoodLab.Data.Accounts;

namespace MoodLab.Lab.Accounts;

/// <summary>Registers accounts.</summary>
internal static class AccountServices
{
    // A guesser gets as many tries in that time, whatever their number of machines.
    private const int MostFailures = 8;
    private static readonly TimeSpan s_lockout = TimeSpan.FromMinutes(10);

    // OWASP's Password Storage Cheat Sheet asks for at least as many rounds of PBKDF2-HMAC-SHA512.
    private const int HashRounds = 210_000;

    /// <summary>Adds accounts, their roles and invitations; the stores are there already.</summary>
    public static IServiceCollection AddAccounts(this IServiceCollection services)
    {
        services.Configure<IdentityOptions>(identity =>
        {
            identity.Lockout.MaxFailedAccessAttempts = MostFailures;
            identity.Lockout.DefaultLockoutTimeSpan = s_lockout;
            identity.User.AllowedUserNameCharacters = AccountLimits.NameCharacters;
            identity.Password.RequiredLength = AccountLimits.ShortestPassword;
            identity.Password.RequiredUniqueChars = 4;
            identity.Password.RequireDigit = false;
            identity.Password.RequireLowercase = false;
            identity.Password.RequireUppercase = false;
            identity.Password.RequireNonAlphanumeric = false;
        });
        services.Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = HashRounds);
        services.AddScoped<AccountMaker>();
        services.AddScoped(provider => new Invitations(
            provider.GetRequiredService<AccountStore>(),
            provider.GetRequiredService<AccountMaker>(),
            provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<FirstResearcher>();
        services.AddSingleton<People>();
        return services.AddHostedService<AccountStartup>();
    }
}
