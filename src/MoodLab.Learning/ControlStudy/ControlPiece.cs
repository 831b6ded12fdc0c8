using MoodLab.Learning.Words;
using MoodLab.Music.Moods;
using MoodLab.Music.Scores;

namespace MoodLab.Learning.ControlStudy;

/// <summary>A piece composed for the study of mood control.</summary>
/// <param name="Mood">The mood that was pursued; null for none.</param>
/// <param name="Seed">The seed, by which the piece can be composed again.</param>
/// <param name="Words">Its words, without an end.</param>
public sealed record ControlPiece(Mood? Mood, ulong Seed, IReadOnlyList<Word> Words)
{
    /// <summary>Decodes the piece as it is kept in files: no note is held over its repetition.</summary>
    public Score Score() => WordDecoder.Decode(Words).WithoutOverlaps();
}
