using MoodLab.Learning.Identifying.Study;

namespace MoodLab.Learning.Identifying.Evaluation;

/// <summary>How well composers are named, by whom, and how much of it is music. All shares are of pieces or fragments
/// that the model in question had met no file of, except where a protocol says otherwise.</summary>
public sealed record ComposerReport
{
    /// <summary>Gets the share of the four composers' pieces that are named right.</summary>
    public required double FourPiece { get; init; }

    /// <summary>Gets its 95 % interval (Wilson).</summary>
    public required IReadOnlyList<double> FourInterval { get; init; }

    /// <summary>Gets the share of their 15-second fragments that are named right.</summary>
    public required double FourFragment { get; init; }

    /// <summary>Gets the share of the many composers' pieces that are named right, where one of them must be named.
    /// </summary>
    public required double ManyPiece { get; init; }

    /// <summary>Gets its 95 % interval (Wilson).</summary>
    public required IReadOnlyList<double> ManyInterval { get; init; }

    /// <summary>Gets the share of their 15-second fragments that are named right, where one of them must be named.
    /// </summary>
    public required double ManyFragment { get; init; }

    /// <summary>Gets how many composers that is.</summary>
    public required int ManyClasses { get; init; }

    /// <summary>Gets the share of all pieces that are named right where "none of these" is an answer too, the right one
    /// for composers who are not known.</summary>
    public required double OpenPiece { get; init; }

    /// <summary>Gets the share of strangers' pieces that are called "none of these"; no piece of a stranger was learnt
    /// from by the model that is asked.</summary>
    public required double StrangersRefused { get; init; }

    /// <summary>Gets the share of known composers' pieces that are called "none of these".</summary>
    public required double KnownRefused { get; init; }

    /// <summary>Gets the expected calibration error with all composers and "none of these", by piece.</summary>
    public required double CalibrationError { get; init; }

    /// <summary>Gets the same by fragment.</summary>
    public required double FragmentCalibrationError { get; init; }

    /// <summary>Gets how Bach's chorales, which are a tenth of the corpus and alike, do beside his other pieces.
    /// </summary>
    public required IReadOnlyList<ComposerShareOf> Chorales { get; init; }

    /// <summary>Gets what can be told without the notes, and with them.</summary>
    public required IReadOnlyList<StudyRow> Confounds { get; init; }

    /// <summary>Gets how each known composer does.</summary>
    public required IReadOnlyList<ComposerShareOf> ByComposer { get; init; }

    /// <summary>Gets how often each of the four was taken for each, [4][4], in the order of their names.</summary>
    public required IReadOnlyList<IReadOnlyList<int>> FourConfusion { get; init; }

    /// <summary>Gets how often each of the many was taken for each, in the order of <see cref="ByComposer"/>.</summary>
    public required IReadOnlyList<IReadOnlyList<int>> ManyConfusion { get; init; }

    /// <summary>Gets how often pieces are named right that are named with about the same confidence, with all composers
    /// and "none of these".</summary>
    public required IReadOnlyList<ReliabilityBin> Reliability { get; init; }

    /// <summary>Gets the study's models judged in its way, by what they have learnt from.</summary>
    public required IReadOnlyList<StudyRow> Leaky { get; init; }

    /// <summary>Gets the study's models judged by works.</summary>
    public required IReadOnlyList<StudyRow> Study { get; init; }

    /// <summary>Gets what the study's random search came to, the best plan first; empty where it was not made. Its folds
    /// are of fragments, as the study's were.</summary>
    public required IReadOnlyList<SearchRow> Search { get; init; }

    /// <summary>Gets our models.</summary>
    public required IReadOnlyList<StudyRow> Models { get; init; }
}

/// <summary>How many of some pieces are named right.</summary>
/// <param name="Name">Which pieces.</param>
/// <param name="Pieces">How many.</param>
/// <param name="Right">How many of them.</param>
/// <param name="Interval">The 95 % interval of the share (Wilson).</param>
public sealed record ComposerShareOf(string Name, int Pieces, int Right, IReadOnlyList<double> Interval);

/// <summary>A plan that was drawn and judged.</summary>
/// <param name="Plan">The plan in words.</param>
/// <param name="Accuracies">The share of fragments that the model of each fold named right.</param>
/// <param name="Mean">Their mean.</param>
public sealed record SearchRow(string Plan, IReadOnlyList<double> Accuracies, double Mean);

/// <summary>Pieces that were named with about the same confidence.</summary>
/// <param name="From">Above which confidence.</param>
/// <param name="To">Up to which.</param>
/// <param name="Pieces">How many; bins without any are left out.</param>
/// <param name="Confidence">Their mean confidence.</param>
/// <param name="Right">The share of them that is named right.</param>
/// <param name="Interval">Its 95 % interval (Wilson).</param>
public sealed record ReliabilityBin(
    double From, double To, int Pieces, double Confidence, double Right, IReadOnlyList<double> Interval);

/// <summary>A line of the tables.</summary>
/// <param name="Name">Which model.</param>
/// <param name="Protocol">What it learnt from and was judged by.</param>
/// <param name="Unit">What is counted.</param>
/// <param name="Classes">How many composers.</param>
/// <param name="N">How many cases.</param>
/// <param name="Accuracy">The share named right.</param>
/// <param name="Interval">Its 95 % interval (Wilson).</param>
/// <param name="MacroF1">The mean over classes of F1.</param>
/// <param name="Majority">The share of the most frequent class.</param>
/// <param name="CalibrationError">The expected calibration error.</param>
public sealed record StudyRow(
    string Name,
    string Protocol,
    string Unit,
    int Classes,
    int N,
    double Accuracy,
    IReadOnlyList<double> Interval,
    double MacroF1,
    double Majority,
    double CalibrationError)
{
    /// <summary>Makes the line of a result.</summary>
    /// <param name="result">The result.</param>
    public static StudyRow Of(StudyResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var interval = result.Accuracy.Wilson;
        return new StudyRow(
            result.Name, result.Protocol, result.Unit, result.Classes.Count, result.N, result.Accuracy.Share,
            [interval.Low, interval.High], result.MacroF1, result.Majority, result.Calibration.Expected);
    }
}
