namespace MoodLab.Lab.Corpora.Importing;

/// <summary>What an import did: a decision for every file that was met, so that nothing goes missing unsaid.</summary>
/// <param name="Files">How many files were met.</param>
/// <param name="Outcomes">How many of them had each outcome.</param>
/// <param name="Composers">The folders of the corpus and how many pieces lie in each.</param>
/// <param name="Clusters">How many works there are: similar pieces count once.</param>
/// <param name="Decisions">What became of each file, ordered by path.</param>
/// <param name="Seconds">How long it took.</param>
public sealed record ImportReport(
    int Files,
    IReadOnlyDictionary<string, int> Outcomes,
    IReadOnlyDictionary<string, int> Composers,
    int Clusters,
    IReadOnlyList<ImportDecision> Decisions,
    double Seconds);
