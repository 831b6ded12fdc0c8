using MoodLab.Data.Accounts;

namespace MoodLab.Lab.Accounts;

/// <summary>What came of making an account.</summary>
/// <param name="User">The account, or null where none was made.</param>
/// <param name="Faults">Why none was made, in sentences; empty where one was.</param>
public sealed record AccountResult(LabUser? User, IReadOnlyList<string> Faults)
{
    /// <summary>Makes the result of one reason.</summary>
    /// <param name="fault">The reason, a sentence.</param>
    public static AccountResult Refused(string fault) => new(null, [fault]);
}
