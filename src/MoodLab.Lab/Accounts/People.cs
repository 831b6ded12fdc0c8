using MoodLab.Data.Accounts;

namespace MoodLab.Lab.Accounts;

/// <summary>Who works in the laboratory. May be used from several threads.</summary>
/// <param name="store">Where accounts lie.</param>
public sealed class People(AccountStore store)
{
    /// <summary>Lists everybody with an account, oldest first.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<IReadOnlyList<PersonRecord>> ListAsync(CancellationToken cancellationToken = default) =>
        store.PeopleAsync(cancellationToken);

    /// <summary>Finds a researcher by the name under which they sign in.</summary>
    /// <param name="name">The name, in upper or lower case.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The researcher; null where there is none of that name.</returns>
    public async Task<PersonRecord?> FindResearcherAsync(string name, CancellationToken cancellationToken = default) =>
        (await store.PeopleAsync(cancellationToken).ConfigureAwait(false)).FirstOrDefault(person =>
            person.Name.Equals(name, StringComparison.OrdinalIgnoreCase) && person.Roles.Contains(Roles.Researcher));

    /// <summary>Takes a role away from somebody; where they are signed in, that ends. Researchers do so to others only,
    /// and so one of them is always left.</summary>
    /// <param name="researcher">The account of the researcher who asks for it.</param>
    /// <param name="person">The account.</param>
    /// <param name="role">The role.</param>
    /// <param name="cancellationToken">Gives up before it is stored.</param>
    /// <returns>Whether it was taken away: false for a role that the person does not have, for one's own, and where
    /// whoever asks is no researcher any more.</returns>
    public Task<bool> TakeRoleAsync(
        string researcher, string person, string role, CancellationToken cancellationToken = default) =>
        store.TakeRoleAsync(person, role, researcher, Roles.Researcher, cancellationToken);
}
