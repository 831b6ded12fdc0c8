using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using MoodLab.Data;
using MoodLab.Data.Accounts;

namespace MoodLab.Lab.Accounts;

/// <summary>
/// The link that makes the first researcher of a laboratory. Its key lives in memory only, until it is used or the
/// process ends. Safe from several threads.
/// </summary>
/// <param name="accounts">Tells whether there is a researcher.</param>
/// <param name="scopes">Makes what an account is made with.</param>
public sealed class FirstResearcher(AccountStore accounts, IServiceScopeFactory scopes) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private volatile string? _key;

    /// <summary>Gets the key, or null where there is a researcher.</summary>
    public string? Key => _key;

    /// <summary>Draws a key where there is no researcher.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task OpenAsync(CancellationToken cancellationToken = default)
    {
        if (!await accounts.AnyAsync(Roles.Researcher, cancellationToken).ConfigureAwait(false))
        {
            _key = RandomKey.Draw(RandomKey.LinkBytes);
        }
    }

    /// <summary>Tells whether a key opens the link.</summary>
    /// <param name="key">The key.</param>
    public bool Accepts(string? key) =>
        _key is { } right
        && key is not null
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes(right));

    /// <summary>Makes the first researcher, after which the key opens nothing.</summary>
    /// <param name="key">The key.</param>
    /// <param name="name">The name to sign in with.</param>
    /// <param name="password">The password.</param>
    /// <param name="cancellationToken">Gives up waiting for somebody else who is at it.</param>
    public async Task<AccountResult> MakeAsync(
        string? key, string? name, string? password, CancellationToken cancellationToken = default)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (!Accepts(key))
            {
                return AccountResult.Refused("This link was used, or the server was started again since.");
            }

            var scope = scopes.CreateAsyncScope();
            await using (scope.ConfigureAwait(false))
            {
                var maker = scope.ServiceProvider.GetRequiredService<AccountMaker>();
                var result = await maker.MakeAsync(name, password, Roles.Researcher).ConfigureAwait(false);
                if (result.User is not null)
                {
                    _key = null;
                }

                return result;
            }
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();
}
