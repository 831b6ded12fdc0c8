using MoodLab.Statistics;
using MoodLab.Statistics.Calibration;
using MoodLab.Statistics.Classification;

namespace MoodLab.Learning.Identifying.Study;

/// <summary>How well a run's models named composers.</summary>
/// <param name="Name">The run's name.</param>
/// <param name="Protocol">What was learnt from and what it was judged by.</param>
/// <param name="Unit">What is counted: fragments, pieces or windows.</param>
/// <param name="Classes">The classes' names.</param>
/// <param name="Confusion">How often each class was taken for each.</param>
/// <param name="Calibration">How far the probability of the named class lies from how often it is right.</param>
/// <remarks>
/// The interval of the accuracy takes cases as independent, which fragments of one piece are not: theirs is too narrow.
/// </remarks>
public sealed record StudyResult(
    string Name, string Protocol, string Unit, IReadOnlyList<string> Classes, ConfusionMatrix Confusion,
    CalibrationError Calibration)
{
    /// <summary>Gets the share of cases whose composer was named, with its interval.</summary>
    public Proportion Accuracy => Confusion.Accuracy;

    /// <summary>Gets the share of the most frequent class, which a guess that never looks would reach.</summary>
    public double Majority => Confusion.Majority.Share;

    /// <summary>Gets the mean over classes of the harmonic mean of precision and recall.</summary>
    public double MacroF1 => Confusion.MacroF1;

    /// <summary>Gets the number of cases.</summary>
    public int N => Confusion.Total;

    /// <summary>Measures predictions, one case each.</summary>
    /// <param name="run">The run that they are of.</param>
    /// <param name="unit">What they are of.</param>
    /// <param name="predictions">The predictions.</param>
    public static StudyResult Of(StudyRun run, string unit, StudyPredictions predictions)
    {
        ArgumentNullException.ThrowIfNull(run);
        return Of(run.Name, run.Protocol, unit, predictions);
    }

    /// <summary>Measures predictions, one case each.</summary>
    /// <param name="name">Whose they are.</param>
    /// <param name="protocol">What was learnt from and what it was judged by.</param>
    /// <param name="unit">What they are of.</param>
    /// <param name="predictions">The predictions.</param>
    public static StudyResult Of(string name, string protocol, string unit, StudyPredictions predictions)
    {
        ArgumentNullException.ThrowIfNull(predictions);
        int[] named = [.. predictions.Rows.Select(row => row.Named)];
        return new StudyResult(
            name, protocol, unit, predictions.Classes,
            new ConfusionMatrix([.. predictions.Rows.Select(row => row.Class)], named, predictions.Classes.Count),
            CalibrationError.Measure(
                [.. predictions.Rows.Zip(named, (row, k) => row.Probabilities[k])],
                [.. predictions.Rows.Zip(named, (row, k) => row.Class == k)]));
    }

    /// <summary>Measures whole pieces: the probability of a class is the mean over the piece's fragments.</summary>
    /// <param name="run">The run that they are of.</param>
    /// <param name="fragments">The predictions of fragments.</param>
    public static StudyResult OfPieces(StudyRun run, StudyPredictions fragments)
    {
        ArgumentNullException.ThrowIfNull(fragments);
        return Of(run, "piece", fragments with
        {
            Rows = [.. fragments.Rows.GroupBy(row => (row.Path, row.Fold)).Select(piece => piece.First() with
            {
                Probabilities = [.. Enumerable.Range(0, fragments.Classes.Count)
                    .Select(k => piece.Average(row => row.Probabilities[k]))],
            })],
        });
    }
}
