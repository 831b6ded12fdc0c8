using MoodLab.Music.Scores;

namespace MoodLab.Web.Components.Pages.Evolving;

/// <summary>A piece that a session is to begin from.</summary>
/// <param name="Name">Its title, or the name of its file.</param>
/// <param name="Score">Its notes.</param>
internal sealed record BeginningPiece(string Name, Score Score);
