namespace MoodLab.Data.Accounts;

/// <summary>A link that makes one account, as stored.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Role">The role of the account.</param>
/// <param name="Note">Whom it is for, in the words of whoever invites.</param>
/// <param name="InvitedBy">The name of whoever invites.</param>
/// <param name="CreatedAt">When it was made, UTC.</param>
/// <param name="ExpiresAt">When it ends, UTC.</param>
public sealed record InvitationRecord(
    Guid Id, string Role, string Note, string InvitedBy, DateTime CreatedAt, DateTime ExpiresAt);
