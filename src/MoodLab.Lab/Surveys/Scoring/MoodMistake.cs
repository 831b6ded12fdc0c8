using MoodLab.Music.Moods;

namespace MoodLab.Lab.Surveys.Scoring;

/// <summary>How often a mood was taken for another.</summary>
/// <param name="Mood">The mood that the pieces were made for.</param>
/// <param name="TakenFor">The answer.</param>
/// <param name="Count">How often.</param>
/// <param name="Answers">All answers to pieces of the mood.</param>
/// <param name="Wrong">The wrong ones among them.</param>
/// <param name="PValue">Whether that is more than a third of the wrong ones: the exact one-sided binomial test.</param>
/// <param name="HolmPValue">The same, corrected for all twelve pairs (Holm).</param>
/// <param name="Words">The same as a sentence.</param>
public sealed record MoodMistake(
    Mood Mood, Mood TakenFor, int Count, int Answers, int Wrong, double PValue, double HolmPValue, string Words);
