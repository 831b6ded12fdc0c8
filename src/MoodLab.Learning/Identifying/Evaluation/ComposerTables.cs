using MoodLab.Learning.Datasets;
using MoodLab.Learning.Identifying.Study;

namespace MoodLab.Learning.Identifying.Evaluation;

/// <summary>What the arms' models said, as it is kept in a folder: two tables for each arm.</summary>
public static class ComposerTables
{
    private const string Pieces = "-pieces";
    private const string Fragments = "-fragments";
    private const string FragmentsAtRandom = "-fragments-random";
    private const string FragmentsByWorks = "-fragments-works";

    /// <summary>Lets each arm's models judge the folds and keeps what they say.</summary>
    /// <param name="corpus">The corpus.</param>
    /// <param name="folder">Where the tables are written, each when it is whole.</param>
    /// <param name="log">Told of each arm.</param>
    /// <param name="cancellationToken">Gives up; what is written stays.</param>
    public static void Make(
        ComposerCorpus corpus, string folder, Action<string> log, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(log);
        Directory.CreateDirectory(folder);
        foreach (var arms in ComposerArm.All.GroupBy(arm => arm.Sight))
        {
            var pieces = ComposerPieces.Read(corpus, arms.Key, cancellationToken);
            foreach (var arm in arms)
            {
                log($"{arm.Name}: {arm.Description} …");
                var judged = arm.Train(pieces).Judge(null, cancellationToken);
                judged.Pieces.Write(At(folder, arm, Pieces));

                // Fragments of the confounded models are of no interest, and large.
                if (arm.Sight == PatternSight.Music)
                {
                    judged.Fragments.Write(At(folder, arm, Fragments));
                }

                if (arm is { Sight: PatternSight.Music, IsFour: true })
                {
                    arm.Train(pieces).JudgeFragments(isByWorks: false, cancellationToken)
                        .Write(At(folder, arm, FragmentsAtRandom));
                    arm.Train(pieces).JudgeFragments(isByWorks: true, cancellationToken)
                        .Write(At(folder, arm, FragmentsByWorks));
                }
            }
        }
    }

    /// <summary>Reads what an arm's models said of pieces.</summary>
    /// <param name="folder">Where the tables are.</param>
    /// <param name="arm">The arm.</param>
    /// <param name="corpus">The corpus that they must be of.</param>
    /// <exception cref="CorpusException">The table is missing, damaged or of another corpus.</exception>
    public static StudyPredictions ReadPieces(string folder, ComposerArm arm, ComposerCorpus corpus)
    {
        ArgumentNullException.ThrowIfNull(corpus);
        var path = At(folder, arm, Pieces);
        var table = Checked(path, arm, corpus);
        var expected = corpus.Pieces.Count(piece => !arm.IsFour || ComposerArm.Four.Contains(piece.Composer));
        return table.Rows.Count == expected ? table : throw new CorpusException(
            $"'{path}' tells of {table.Rows.Count} pieces, but the corpus has {expected} of its kind.");
    }

    /// <summary>Reads what an arm's models said of fragments.</summary>
    /// <param name="folder">Where the tables are.</param>
    /// <param name="arm">The arm.</param>
    /// <param name="corpus">The corpus that they must be of.</param>
    /// <exception cref="CorpusException">The table is missing, damaged or of another corpus.</exception>
    public static StudyPredictions ReadFragments(string folder, ComposerArm arm, ComposerCorpus corpus) =>
        Checked(At(folder, arm, Fragments), arm, corpus);

    /// <summary>Reads what models said that were taught with nothing but fragments of the four composers.</summary>
    /// <param name="folder">Where the tables are.</param>
    /// <param name="isByWorks">Whether they had met no fragment of the work; else they had, as the study's.</param>
    /// <exception cref="CorpusException">The table is missing or damaged.</exception>
    public static StudyPredictions ReadFragments(string folder, bool isByWorks) => StudyPredictions.Read(
        At(folder, ComposerArm.All[0], isByWorks ? FragmentsByWorks : FragmentsAtRandom));

    // A prediction counts only for a piece of the corpus, under its own name and in its own fold: so a table cannot
    // claim what the corpus does not say.
    private static StudyPredictions Checked(string path, ComposerArm arm, ComposerCorpus corpus)
    {
        ArgumentNullException.ThrowIfNull(arm);
        ArgumentNullException.ThrowIfNull(corpus);
        var table = StudyPredictions.Read(path);
        var classes = arm.Classes(corpus);
        if (!table.Classes.Take(classes.Count).SequenceEqual(classes)
            || table.Classes.Count != classes.Count + (arm.IsFour ? 0 : 1))
        {
            throw new CorpusException($"'{path}' has other classes than the corpus.");
        }

        var pieces = corpus.Pieces.ToDictionary(piece => piece.Path, StringComparer.Ordinal);
        foreach (var row in table.Rows)
        {
            if (!pieces.TryGetValue(row.Path, out var piece))
            {
                throw new CorpusException($"'{path}' tells of '{row.Path}', which is not in the corpus.");
            }

            var isNamed = row.Class < classes.Count;
            if (isNamed != classes.Contains(piece.Composer)
                || (isNamed && (classes[row.Class] != piece.Composer || row.Fold != piece.Fold)))
            {
                throw new CorpusException($"'{path}' has '{row.Path}' in another fold or class than the corpus.");
            }
        }

        return table;
    }

    private static string At(string folder, ComposerArm arm, string unit) =>
        Path.Combine(folder, arm.Name + unit + StudyPredictions.Extension);
}
