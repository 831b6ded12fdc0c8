namespace MoodLab.Data.Accounts;

/// <summary>A link that makes one account.</summary>
internal sealed class Invitation
{
    public const int MaxKeyHash = 64;
    public const int MaxRole = 32;
    public const int MaxNote = 100;
    public const int MaxUser = 64;

    public Guid Id { get; set; }

    /// <summary>SHA-256 of the link's key in hexadecimal digits; the key itself is stored nowhere.</summary>
    public required string KeyHash { get; set; }

    public required string Role { get; set; }

    /// <summary>Whom it is for, in the words of whoever invites.</summary>
    public required string Note { get; set; }

    public required string InvitedBy { get; set; }

    public DateTime CreatedAt { get; set; }

    public DateTime ExpiresAt { get; set; }

    /// <summary>Set once an account was made by it.</summary>
    public DateTime? UsedAt { get; set; }
}
