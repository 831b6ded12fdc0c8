namespace MoodLab.Lab.Corpora.Augmenting;

/// <summary>What was made out of a corpus.</summary>
/// <param name="Pieces">Pieces of which copies were made.</param>
/// <param name="HeldOut">Pieces that were left alone because their fold is held out.</param>
/// <param name="Copies">Copies that are listed in the manifest.</param>
/// <param name="There">Those of them that lay there already, from a run that was interrupted.</param>
/// <param name="Skipped">Copies that cannot be made, and why.</param>
/// <param name="Manifest">The path of the manifest.</param>
/// <param name="Seconds">How long it took.</param>
public sealed record AugmentReport(
    int Pieces,
    int HeldOut,
    int Copies,
    int There,
    IReadOnlyList<SkippedCopy> Skipped,
    string Manifest,
    double Seconds);
