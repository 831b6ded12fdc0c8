using System.Globalization;

namespace MoodLab.Web.Surveys.Taking;

/// <summary>The addresses of a survey's pages. They name the survey and the participant's own names of things, and
/// nothing else.</summary>
internal static class ListenAddress
{
    /// <summary>Below which all of them lie.</summary>
    public const string Root = "/listen";

    /// <summary>The page on which a participant stands.</summary>
    /// <param name="link">The survey.</param>
    public static string Survey(string link) => $"{Root}/{Uri.EscapeDataString(link)}";

    /// <summary>The page of a piece that was answered already.</summary>
    /// <param name="link">The survey.</param>
    /// <param name="position">At which place the piece comes, from 1.</param>
    public static string Piece(string link, int position) =>
        string.Create(CultureInfo.InvariantCulture, $"{Survey(link)}?at={position}");

    /// <summary>A sound.</summary>
    /// <param name="link">The survey.</param>
    /// <param name="token">The participant's name for it.</param>
    public static string Sound(string link, string token) => $"{Survey(link)}/sound/{token}";

    /// <summary>The page that deletes a participant's answers.</summary>
    /// <param name="link">The survey.</param>
    /// <param name="withdrawal">The key for withdrawal.</param>
    public static string Withdrawal(string link, string withdrawal) => $"{Survey(link)}/withdraw/{withdrawal}";

    /// <summary>The same page, which tells what came of it.</summary>
    /// <param name="link">The survey.</param>
    /// <param name="withdrawal">The key for withdrawal.</param>
    /// <param name="isDeleted">Whether there were answers to delete.</param>
    public static string Withdrawn(string link, string withdrawal, bool isDeleted) =>
        $"{Withdrawal(link, withdrawal)}?deleted={(isDeleted ? "true" : "false")}";
}
