using System.Buffers;
using Microsoft.AspNetCore.Identity;
using MoodLab.Data.Accounts;

namespace MoodLab.Lab.Accounts;

/// <summary>Makes accounts.</summary>
/// <param name="users">Identity's accounts.</param>
/// <param name="clock">Tells when they are made.</param>
internal sealed class AccountMaker(UserManager<LabUser> users, TimeProvider clock)
{
    private static readonly SearchValues<char> s_nameCharacters = SearchValues.Create(AccountLimits.NameCharacters);

    /// <summary>Makes an account with one role.</summary>
    /// <param name="name">The name to sign in with.</param>
    /// <param name="password">The password.</param>
    /// <param name="role">The role.</param>
    public async Task<AccountResult> MakeAsync(string? name, string? password, string role)
    {
        name = name?.Trim() ?? string.Empty;
        if (Faults(name, password ?? string.Empty).ToList() is { Count: > 0 } faults)
        {
            return new AccountResult(null, faults);
        }

        LabUser user = new() { UserName = name, CreatedAt = clock.GetUtcNow().UtcDateTime };
        var made = await users.CreateAsync(user, password!).ConfigureAwait(false);
        if (!made.Succeeded)
        {
            return new AccountResult(null, [.. made.Errors.Select(error => error.Description)]);
        }

        var given = await users.AddToRoleAsync(user, role).ConfigureAwait(false);
        if (given.Succeeded)
        {
            return new AccountResult(user, []);
        }

        await users.DeleteAsync(user).ConfigureAwait(false);
        return new AccountResult(null, [.. given.Errors.Select(error => error.Description)]);
    }

    private static IEnumerable<string> Faults(string name, string password)
    {
        if (name.Length is < AccountLimits.ShortestName or > AccountLimits.LongestName)
        {
            yield return $"A name has {AccountLimits.ShortestName} to {AccountLimits.LongestName} characters.";
        }
        else if (name.AsSpan().ContainsAnyExcept(s_nameCharacters))
        {
            yield return "A name is made of the letters a to z, digits, and - . _ @ +";
        }

        if (password.Length is < AccountLimits.ShortestPassword or > AccountLimits.LongestPassword)
        {
            yield return
                $"A password has {AccountLimits.ShortestPassword} to {AccountLimits.LongestPassword} characters.";
        }
        else if (name.Length > 0 && password.Contains(name, StringComparison.OrdinalIgnoreCase))
        {
            yield return "A password does not contain the name.";
        }
    }
}
