namespace MoodLab.Lab.Accounts;

/// <summary>What accounts may do. Listeners, and whoever composes for themselves, need none.</summary>
public static class Roles
{
    /// <summary>Makes surveys, reads results, and invites others.</summary>
    public const string Researcher = "researcher";

    /// <summary>Has an account that is known on every device.</summary>
    public const string Musician = "musician";

    /// <summary>Gets all roles.</summary>
    public static IReadOnlyList<string> All { get; } = [Researcher, Musician];
}
