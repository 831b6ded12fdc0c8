using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using MoodLab.Data.Accounts;
using MoodLab.Lab.Accounts;

namespace MoodLab.Web.Accounts;

/// <summary>Signs people in and out.</summary>
/// <param name="manager">Identity's part.</param>
/// <param name="users">The accounts.</param>
/// <param name="signOuts">Tells open pages.</param>
internal sealed class SignIns(SignInManager<LabUser> manager, UserManager<LabUser> users, SignOuts signOuts)
{
    // A hash that fits no password, made on first use with the rounds that are set.
    private static string? s_noPassword;

    /// <summary>Signs somebody in who knows the password.</summary>
    /// <param name="name">The name.</param>
    /// <param name="password">The password.</param>
    /// <param name="isPersistent">Whether the browser remembers it when it is closed.</param>
    /// <returns>Whether they are signed in. Why not is for nobody to know: the answer, and the time that it takes, are
    /// the same for a name that does not exist, a wrong password and an account that is locked.</returns>
    public async Task<bool> SignInAsync(string name, string password, bool isPersistent)
    {
        if (await users.FindByNameAsync(name) is { } user)
        {
            var result = await manager.CheckPasswordSignInAsync(user, password, lockoutOnFailure: true);
            if (result.Succeeded)
            {
                await SignInAsync(user, isPersistent);
                return true;
            }

            if (!result.IsLockedOut)
            {
                return false;
            }
        }

        LabUser nobody = new() { UserName = name };
        s_noPassword ??= users.PasswordHasher.HashPassword(nobody, Guid.NewGuid().ToString());
        users.PasswordHasher.VerifyHashedPassword(nobody, s_noPassword, password);
        return false;
    }

    /// <summary>Signs somebody in whose account was just made.</summary>
    /// <param name="user">The account.</param>
    /// <param name="isPersistent">Whether the browser remembers it when it is closed.</param>
    public Task SignInAsync(LabUser user, bool isPersistent) => manager.SignInWithClaimsAsync(
        user, isPersistent, [new Claim(AccountClaims.Session, Guid.NewGuid().ToString("N"))]);

    /// <summary>Signs out here; open pages of this sign-in lose their right at once.</summary>
    /// <param name="principal">Who signs out.</param>
    public async Task SignOutAsync(ClaimsPrincipal principal)
    {
        await manager.SignOutAsync();
        signOuts.End(principal.FindFirstValue(AccountClaims.Session));
    }

    /// <summary>Signs out on every device.</summary>
    /// <param name="principal">Who signs out.</param>
    public async Task SignOutEverywhereAsync(ClaimsPrincipal principal)
    {
        if (await users.GetUserAsync(principal) is { } user)
        {
            await users.UpdateSecurityStampAsync(user);
        }

        await SignOutAsync(principal);
    }

    /// <summary>Changes the password; every other device is signed out.</summary>
    /// <param name="user">The account.</param>
    /// <param name="principal">Who is signed in here.</param>
    /// <param name="current">The password that is good now.</param>
    /// <param name="password">The new one.</param>
    /// <returns>Why it was not changed, in sentences; empty where it was.</returns>
    public async Task<IReadOnlyList<string>> ChangePasswordAsync(
        LabUser user, ClaimsPrincipal principal, string? current, string? password)
    {
        if (password?.Length is not (>= AccountLimits.ShortestPassword and <= AccountLimits.LongestPassword)
            || current?.Length > AccountLimits.LongestPassword)
        {
            return
            [
                $"A password has {AccountLimits.ShortestPassword} to {AccountLimits.LongestPassword} characters.",
            ];
        }

        var changed = await users.ChangePasswordAsync(user, current ?? string.Empty, password);
        if (!changed.Succeeded)
        {
            return [.. changed.Errors.Select(error => error.Description)];
        }

        signOuts.End(principal.FindFirstValue(AccountClaims.Session));
        await SignInAsync(user, isPersistent: false);
        return [];
    }
}
