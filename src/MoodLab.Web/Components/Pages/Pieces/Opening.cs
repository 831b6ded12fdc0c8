namespace MoodLab.Web.Components.Pages.Pieces;

/// <summary>What a piece is opened for.</summary>
internal enum Opening
{
    /// <summary>To hear it.</summary>
    Play,

    /// <summary>To render it as a WAV file.</summary>
    Wave,
}
