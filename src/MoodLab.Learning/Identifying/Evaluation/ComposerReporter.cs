using MoodLab.Learning.Identifying.Study;
using MoodLab.Statistics;

namespace MoodLab.Learning.Identifying.Evaluation;

/// <summary>Computes the report from what models said.</summary>
public static class ComposerReporter
{
    private const string Chorale = "chorales";

    private static readonly ComposerArm s_four = ComposerArm.All.Single(arm => arm.Name == "four");
    private static readonly ComposerArm s_many = ComposerArm.All.Single(arm => arm.Name == "many");

    /// <summary>Gets the file of the study's random search.</summary>
    /// <param name="folder">Where the tables are.</param>
    public static string SearchPath(string folder) => Path.Combine(folder, "search.csv");

    /// <summary>Reads the tables and computes the report.</summary>
    /// <param name="corpus">The corpus that they are of.</param>
    /// <param name="folder">Where they are.</param>
    /// <exception cref="Datasets.CorpusException">A table is missing, damaged or of another corpus.</exception>
    public static ComposerReport Compute(ComposerCorpus corpus, string folder)
    {
        ArgumentNullException.ThrowIfNull(corpus);
        var four = ComposerTables.ReadPieces(folder, s_four, corpus);
        var fourParts = ComposerTables.ReadFragments(folder, s_four, corpus);
        var open = ComposerTables.ReadPieces(folder, s_many, corpus);
        var openParts = ComposerTables.ReadFragments(folder, s_many, corpus);
        var known = open.Classes.Count - 1;
        var many = Known(open, known);
        var manyParts = Known(openParts, known);
        var strangers = open.Rows.Where(row => row.Class == known).ToList();
        var friends = open.Rows.Where(row => row.Class < known).ToList();
        var (inFour, inMany) = (Right(four.Rows), Right(many.Rows));
        var openScore = StudyResult.Of("many", "and none of these", "piece", open);
        var openPartsScore = StudyResult.Of("many", "and none of these", "fragment", openParts);
        var study = StudyResults.Load(folder);
        return new ComposerReport
        {
            FourPiece = inFour.Share,
            FourInterval = Ends(inFour),
            FourFragment = Right(fourParts.Rows).Share,
            ManyPiece = inMany.Share,
            ManyInterval = Ends(inMany),
            ManyFragment = Right(manyParts.Rows).Share,
            ManyClasses = known,
            OpenPiece = openScore.Accuracy.Share,
            StrangersRefused = Right(strangers).Share,
            KnownRefused = (double)friends.Count(row => row.Named == known) / friends.Count,
            CalibrationError = openScore.Calibration.Expected,
            FragmentCalibrationError = openPartsScore.Calibration.Expected,
            Chorales =
            [
                .. four.Rows.Where(row => row.Path.StartsWith("Bach/", StringComparison.Ordinal))
                    .GroupBy(row => row.Path.Contains(Chorale, StringComparison.Ordinal))
                    .OrderByDescending(group => group.Key)
                    .Select(group => Share(group.Key ? "Bach's chorales" : "other pieces by Bach", group)),
                Share("the other three", four.Rows.Where(row => row.Class != 0)),
            ],
            ByComposer =
            [
                .. many.Rows.GroupBy(row => row.Class).OrderBy(group => group.Key)
                    .Select(group => Share(open.Classes[group.Key], group)),
            ],
            FourConfusion = StudyResult.Of("four", "", "piece", four).Confusion.Rows,
            ManyConfusion = StudyResult.Of("many", "", "piece", many).Confusion.Rows,
            Reliability =
            [
                .. openScore.Calibration.Bins.Where(bin => bin.Right.Total > 0).Select(bin => new ReliabilityBin(
                    bin.From, bin.To, bin.Right.Total, bin.Confidence, bin.Right.Share, Ends(bin.Right))),
            ],
            Confounds =
            [
                .. ComposerArm.All.Where(arm => arm.Sight != PatternSight.Music).Select(arm => Row(
                    arm, "piece",
                    Restricted(ComposerTables.ReadPieces(folder, arm, corpus), arm, known))),
            ],
            Search =
            [
                .. new SearchState(SearchPath(folder)).Draws
                    .Select(draw => new SearchRow(draw.Plan, draw.Accuracies, draw.Accuracies.Average()))
                    .OrderByDescending(row => row.Mean),
            ],
            Leaky =
            [
                .. study.Where(result => IsLeaky(result.Name) && !IsPartOfPieces(result)).Select(StudyRow.Of),
                StudyRow.Of(StudyResult.Of(
                    "four-fragments-random", "our patterns, taught with fragments alone; five folds of fragments",
                    "fragment", ComposerTables.ReadFragments(folder, isByWorks: false))),
            ],
            Study =
            [
                .. study.Where(result => !IsLeaky(result.Name)).Select(StudyRow.Of),
                StudyRow.Of(StudyResult.Of(
                    "four-fragments-works", "our patterns, taught with fragments alone; five folds by works",
                    "fragment", ComposerTables.ReadFragments(folder, isByWorks: true))),
            ],
            Models =
            [
                Row(s_four, "piece", four), Row(s_four, "fragment", fourParts),
                Row(s_many, "piece", many), Row(s_many, "fragment", manyParts),
                StudyRow.Of(openScore), StudyRow.Of(openPartsScore),
            ],
        };
    }

    private static bool IsLeaky(string name) => StudyRuns.All.Single(run => run.Name == name).Folds == 0;

    // Of a random division a piece is the mean of the one or two of its fragments that happen to be judged: nothing that
    // a piece by works could be compared with.
    private static bool IsPartOfPieces(StudyResult result) =>
        result.Unit == "piece" && StudyRuns.All.Single(run => run.Name == result.Name).ReadsFragments;

    private static StudyRow Row(ComposerArm arm, string unit, StudyPredictions said) =>
        StudyRow.Of(StudyResult.Of(arm.Name, $"{arm.Description}; five folds by works", unit, said));

    private static StudyPredictions Restricted(StudyPredictions said, ComposerArm arm, int known) =>
        arm.IsFour ? said : Known(said, known);

    // What would have been said had "none of these" been no answer.
    private static StudyPredictions Known(StudyPredictions said, int known) => new(
        [.. said.Classes.Take(known)],
        [
            .. said.Rows.Where(row => row.Class < known).Select(row =>
            {
                var sum = row.Probabilities.Take(known).Sum();
                return row with
                {
                    Probabilities = [.. row.Probabilities.Take(known).Select(p => sum > 0 ? p / sum : 1.0 / known)],
                };
            }),
        ]);

    private static Proportion Right(IReadOnlyCollection<StudyPrediction> rows) =>
        new(rows.Count(row => row.Named == row.Class), rows.Count);

    private static ComposerShareOf Share(string name, IEnumerable<StudyPrediction> rows)
    {
        var right = Right([.. rows]);
        return new ComposerShareOf(name, right.Total, right.Successes, Ends(right));
    }

    private static double[] Ends(Proportion share) => [share.Wilson.Low, share.Wilson.High];
}
