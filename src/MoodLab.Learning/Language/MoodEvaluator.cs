using System.Diagnostics;
using MoodLab.Learning.Datasets;
using MoodLab.Neural.Autograd;

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
        var labelled = corpus.HeldOut.Concat(corpus.LabelledTest).Select(piece => Path.GetFileName(piece.Path)).ToHashSet();
        var clean = data.Validation.Where((_, i) => !labelled.Contains(Path.GetFileName(corpus.Validation[i].Path))).ToList();
        return new MoodEvaluation(
            file.Name,
            file.Vocabulary.Count,
            file.Model.CountParameters(),
            loss,
            Math.Log(file.Vocabulary.Count),
            clean.Count == 0
                ? null
                : Validation.Measure(file.Model, clean, file.Vocabulary.EndId, tape, cancellationToken).Loss,
            data.Validation.Count,
            clean.Count,
            words,
            corpus.Balance,
            corpus.Problems,
            Stopwatch.GetElapsedTime(start).TotalSeconds);
    }
}
