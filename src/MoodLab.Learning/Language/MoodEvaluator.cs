using System.Diagnostics;
using MoodLab.Learning.Datasets;
using MoodLab.Neural.Autograd;
using MoodLab.Neural.Kernels;

namespace MoodLab.Learning.Language;

/// <summary>Evaluates a language model on VGMIDI.</summary>
public static class MoodEvaluator
{
    /// <summary>Evaluates a model.</summary>
    /// <param name="file">The model.</param>
    /// <param name="corpus">The corpus.</param>
    /// <param name="cancellationToken">Gives up between windows.</param>
    /// <exception cref="CorpusException">A validation piece has a word that the model does not know.</exception>
    public static MoodEvaluation Evaluate(
        ModelFile file, VgmidiCorpus corpus, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(corpus);
        var start = Stopwatch.GetTimestamp();
        using Tape tape = new();
        TrainingSet data = new(corpus, file.Vocabulary, new TrainingOptions());
        var (loss, words) = Validation.Measure(
            file.Model, data.Validation, file.Vocabulary.EndId, tape, cancellationToken);
        return new MoodEvaluation(
            file.Name,
            file.Vocabulary.Count,
            file.Model.CountParameters(),
            loss,
            [.. Enum.GetValues<WeightPrecision>().Select(precision => Serve(file, data, precision, cancellationToken))],
            Math.Log(file.Vocabulary.Count),
            data.Validation.Count,
            words,
            corpus.Balance,
            corpus.Problems,
            Stopwatch.GetElapsedTime(start).TotalSeconds);
    }

    private static ServingLoss Serve(
        ModelFile file, TrainingSet data, WeightPrecision precision, CancellationToken cancellationToken)
    {
        using var decoder = file.Model.CreateDecoder(Validation.DecodedRows, precision);
        return new ServingLoss(
            precision.Name(),
            Validation.MeasureDecoder(decoder, data.Validation, file.Vocabulary.EndId, null, cancellationToken));
    }
}
