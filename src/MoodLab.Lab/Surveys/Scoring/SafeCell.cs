using System.Text.RegularExpressions;

namespace MoodLab.Lab.Surveys.Scoring;

/// <summary>
/// Keeps text in a file from being run as a formula by the spreadsheet that opens it: text that begins with what begins
/// one gets an apostrophe in front, which reading takes off again. So does text in which apostrophes stand before such
/// a beginning, so that every text comes back as it was.
/// </summary>
internal static partial class SafeCell
{
    public static string Guard(string text) => Dangerous().IsMatch(text) ? "'" + text : text;

    public static string Unguard(string text) => text.StartsWith('\'') && Dangerous().IsMatch(text) ? text[1..] : text;

    [GeneratedRegex(@"^'*[=+\-@\t\r]")]
    private static partial Regex Dangerous();
}
