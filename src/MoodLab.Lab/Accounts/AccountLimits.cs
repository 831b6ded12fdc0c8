namespace MoodLab.Lab.Accounts;

/// <summary>The bounds of what people type to make an account.</summary>
public static class AccountLimits
{
    /// <summary>The shortest name.</summary>
    public const int ShortestName = 2;

    /// <summary>The longest name.</summary>
    public const int LongestName = 64;

    /// <summary>The shortest password; length is all that is asked of one (NIST SP 800-63B, section 5.1.1.2).</summary>
    public const int ShortestPassword = 10;

    /// <summary>The longest password: hashing a longer one would only keep the server busy.</summary>
    public const int LongestPassword = 200;

    /// <summary>The letters of a name.</summary>
    public const string NameCharacters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._@+";

    /// <summary>The longest time that an invitation is good for, days.</summary>
    public const int LongestInvitationDays = 30;

    /// <summary>The longest note on an invitation.</summary>
    public const int LongestNote = 100;
}
