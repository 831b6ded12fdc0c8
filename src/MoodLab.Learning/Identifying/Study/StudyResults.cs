using MoodLab.Learning.Datasets;

namespace MoodLab.Learning.Identifying.Study;

/// <summary>The study's figures, computed from what its models said.</summary>
public static class StudyResults
{
    /// <summary>Reads a folder of predictions.</summary>
    /// <param name="directory">Where <see cref="ComposerStudy"/> has written; others are passed over.</param>
    /// <returns>
    /// Rows in the order of <see cref="StudyRuns.All"/>, of those runs that are there; for runs on fragments a row for
    /// fragments and one for pieces.
    /// </returns>
    /// <exception cref="CorpusException">A table cannot be read.</exception>
    public static IReadOnlyList<StudyResult> Load(string directory)
    {
        ArgumentException.ThrowIfNullOrEmpty(directory);
        List<StudyResult> results = [];
        foreach (var run in StudyRuns.All)
        {
            var path = Path.Combine(directory, run.Name + StudyPredictions.Extension);
            if (File.Exists(path))
            {
                results.AddRange(Of(run, StudyPredictions.Read(path)));
            }
        }

        return results;
    }

    private static IEnumerable<StudyResult> Of(StudyRun run, StudyPredictions predictions) => run.ReadsFragments
        ? [StudyResult.Of(run, "fragment", predictions), StudyResult.OfPieces(run, predictions)]
        : [StudyResult.Of(run, "piece", predictions)];
}
