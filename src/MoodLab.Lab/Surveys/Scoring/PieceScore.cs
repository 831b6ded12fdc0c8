using MoodLab.Music.Moods;

namespace MoodLab.Lab.Surveys.Scoring;

/// <summary>How a piece was answered.</summary>
/// <param name="Piece">Its number in the key, from 1.</param>
/// <param name="Mood">The mood that it was made for.</param>
/// <param name="Method">What made it; null where unknown.</param>
/// <param name="Score">How many answered rightly; the share is the piece's difficulty: the higher, the easier.</param>
/// <param name="Discrimination">Whether those who are right elsewhere are right here, -1 to 1: the correlation with the
/// share of right answers to the other pieces. Near or below 0 the piece misleads. Null where nothing varies.</param>
/// <param name="Counts">How many gave each answer, by the moods' numbers.</param>
public sealed record PieceScore(
    int Piece, Mood Mood, string? Method, ScoredShare Score, double? Discrimination, IReadOnlyList<int> Counts);
