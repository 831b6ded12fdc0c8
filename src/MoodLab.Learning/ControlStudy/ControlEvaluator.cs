using System.Diagnostics;
using MoodLab.Learning.Datasets;
using MoodLab.Learning.Language;
using MoodLab.Learning.Probing;

namespace MoodLab.Learning.ControlStudy;

/// <summary>Measures how well a mood can be had from a language model, and at what price.</summary>
/// <param name="model">The language model.</param>
/// <param name="probe">A classifier of its states.</param>
/// <param name="judge">A classifier of scores.</param>
public sealed class ControlEvaluator(ModelFile model, MoodClassifier probe, MoodClassifier judge)
{
    /// <summary>Measures probe, judge and arms.</summary>
    /// <param name="language">What is known of the language model; the seconds taken are added to it.</param>
    /// <param name="corpus">The corpus.</param>
    /// <param name="arms">Arms with their pieces.</param>
    /// <param name="seconds">The length of their pieces, to which the corpus's ones are cut.</param>
    /// <param name="log">Is told what is done next.</param>
    /// <param name="cancellationToken">Gives up between words, arms and features.</param>
    public MoodEvaluation Measure(
        MoodEvaluation language,
        VgmidiCorpus corpus,
        IReadOnlyList<(ControlArm Arm, ControlPieces Pieces)> arms,
        double seconds,
        Action<string> log,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(language);
        ArgumentNullException.ThrowIfNull(corpus);
        ArgumentNullException.ThrowIfNull(log);
        var start = Stopwatch.GetTimestamp();
        log("Reading the labelled pieces …");
        ProbeStudy study = new(LabelledPieces.Measure(corpus, model, cancellationToken));
        log("Measuring the probe …");
        var probeScore = study.Measure(probe);
        cancellationToken.ThrowIfCancellationRequested();
        var judgeScore = study.Measure(judge);
        log("Measuring the corpus …");
        ControlJudge control = new(judge);
        QualityStudy quality = new(corpus.Validation, seconds);
        var baseline = quality.MeasureCorpus(corpus.Training, cancellationToken);
        List<ControlScore> scores = [.. arms.AsParallel().AsOrdered().WithCancellation(cancellationToken).Select(of =>
        {
            log($"Measuring {of.Arm.Name} …");
            return control.Judge(of.Arm, of.Pieces.Pieces) with
            {
                Quality = quality.Measure(of.Pieces.Pieces, cancellationToken),
            };
        })];
        return language with
        {
            Probe = probeScore,
            Judge = judgeScore,
            Control = scores,
            StrengthDial = StrengthDial.Of(scores),
            CorpusQuality = quality.MeasureCorpus(),
            BaselineQuality = baseline,
            Seconds = language.Seconds + Stopwatch.GetElapsedTime(start).TotalSeconds,
        };
    }
}
