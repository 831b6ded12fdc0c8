namespace MoodLab.Data.Accounts;

/// <summary>Somebody with an account, as others may see them.</summary>
/// <param name="Id">The account.</param>
/// <param name="Name">The name under which they sign in.</param>
/// <param name="Roles">Their roles by name.</param>
/// <param name="CreatedAt">When the account was made, UTC.</param>
public sealed record PersonRecord(string Id, string Name, IReadOnlyList<string> Roles, DateTime CreatedAt);
