using MoodLab.Learning.Identifying;
using MoodLab.Music.Midi;
using MoodLab.Music.Scores;

namespace MoodLab.Lab.Identifying;

/// <summary>Who wrote a piece, or why that cannot be said.</summary>
public sealed record Identification
{
    /// <summary>
    /// From what similarity on a taught piece is the one in question: other pieces, and variations, stay below it.
    /// </summary>
    public const double SamePiece = 0.95;

    /// <summary>Gets who wrote it; null where there is a problem.</summary>
    public ComposerVerdict? Verdict { get; init; }

    /// <summary>Gets why nobody is named; null where somebody is.</summary>
    public IdentifyingProblem? Problem { get; init; }

    /// <summary>Gets the problem in words, and what to do about it; null where there is none.</summary>
    public string? Reason { get; init; }

    /// <summary>Gets the piece as it was read; null where nothing could be.</summary>
    public Score? Score { get; init; }

    /// <summary>Gets how many notes it has, percussion left out.</summary>
    public int Notes { get; init; }

    /// <summary>Gets how long the music is, in seconds.</summary>
    public double MusicSeconds { get; init; }

    /// <summary>Gets whether only the first notes were looked at, there being so many.</summary>
    public bool IsCutShort { get; init; }

    /// <summary>Gets the damages that the reader got past, the first of them.</summary>
    public IReadOnlyList<MidiDamage> Damages { get; init; } = [];

    /// <summary>Gets the number of all damages.</summary>
    public long DamageCount { get; init; }

    /// <summary>Gets whether the model has learnt from this very piece, so that its answer proves nothing.</summary>
    public bool IsTaught => Verdict is { Nearest: [{ Similarity: > SamePiece }, ..] };
}
