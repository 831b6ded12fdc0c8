using MoodLab.Learning.Language;
using MoodLab.Learning.Probing;
using MoodLab.Learning.Sampling;
using MoodLab.Music.Moods;
using MoodLab.Neural.Decoding;
using MoodLab.Neural.Kernels;

namespace MoodLab.Learning.Control;

/// <summary>
/// Composes beginnings of pieces under an override and asks a probe what it hears in them. The model that composes
/// reads the words along without the override, in the same steps: B beginnings take 2 B rows. Not for several threads.
/// </summary>
public sealed class Rollouts : IDisposable
{
    // Longer than any number of words.
    private const double NoEnd = 86_400;

    // Where a probability vanishes, so that its logarithm stays finite.
    private const double LeastProbability = 1e-12;

    private readonly ModelFile _model;
    private readonly MoodClassifier _probe;
    private readonly RolloutOptions _options;
    private readonly LstmDecoder _decoder;
    private readonly DecoderRow[] _rows;
    private readonly int _unconditional;

    /// <summary>Makes what composes.</summary>
    /// <param name="model">The language model.</param>
    /// <param name="probe">Looks at <see cref="FeatureSet.FinalState"/> of that model.</param>
    /// <param name="options">Which beginnings.</param>
    /// <param name="precision">How the model's weights are stored while composing and reading.</param>
    /// <exception cref="ArgumentException">The probe looks at something else, or at another number of
    /// cells.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option lies outside its range.</exception>
    public Rollouts(
        ModelFile model, MoodClassifier probe, RolloutOptions options,
        WeightPrecision precision = WeightPrecision.Int8)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(probe);
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        if (probe.Features != FeatureSet.FinalState || probe.Regression.Features != model.Model.Options.Hidden)
        {
            throw new ArgumentException(
                $"The probe looks at {probe.Regression.Features} numbers of {probe.Features}, where "
                + $"{model.Model.Options.Hidden} of {FeatureSet.FinalState} are needed.", nameof(probe));
        }

        (_model, _probe, _options) = (model, probe, options);
        _rows = new DecoderRow[2 * options.Rollouts];
        _decoder = model.Model.CreateDecoder(_rows.Length, precision);
        _unconditional = _decoder.Conditions > 1 ? LanguageModel.NoMood : 0;
    }

    /// <summary>Composes the beginnings and asks the probe.</summary>
    /// <param name="neurons">The override; null for none.</param>
    /// <param name="target">The mood that is pursued.</param>
    /// <param name="cancellationToken">Gives up between words.</param>
    public RolloutScore Score(NeuronOverride? neurons, Mood target, CancellationToken cancellationToken = default)
    {
        List<Stream> streams = [.. Enumerable.Range(0, _options.Rollouts).Select(i => Begin(neurons, i))];
        try
        {
            for (var t = 0; t <= _options.Words; t++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                Step(streams, t);
            }

            return Judge(streams, target);
        }
        finally
        {
            foreach (var stream in streams)
            {
                stream.Dispose();
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _decoder.Dispose();

    private Stream Begin(NeuronOverride? neurons, int i)
    {
        PieceSamplerOptions piece = new()
        {
            Mood = LanguageModel.NoMood,
            Strength = 0,
            Seconds = NoEnd,
            Sampling = _options.Sampling,
            Seed = _options.Seed + (ulong)i,
            Neurons = neurons,
        };
        return new Stream(new PieceSampler(_model, _decoder, piece), _decoder.CreateState());
    }

    // Draws word t and reads word t - 1.
    private void Step(List<Stream> streams, int t)
    {
        var composing = t < _options.Words ? streams.FindAll(stream => !stream.Piece.IsFinished) : [];
        var count = 0;
        foreach (var stream in composing)
        {
            stream.Piece.WriteRows(_rows.AsSpan(count++, 1));
        }

        // All of them, unless the vocabulary lacks a class of words and a piece ended for it.
        foreach (var stream in streams.Where(stream => t > 0 && stream.Piece.Words.Count == t))
        {
            _ = _model.Vocabulary.TryGetId(stream.Piece.Words[^1], out var word);
            _rows[count++] = new DecoderRow(stream.Reader, word, _unconditional);
        }

        if (count == 0)
        {
            return;
        }

        var logits = _decoder.Step(_rows.AsSpan(0, count));
        foreach (var stream in composing)
        {
            stream.Piece.Advance(logits[.._decoder.Tokens]);
            logits = logits[_decoder.Tokens..];
        }
    }

    private RolloutScore Judge(List<Stream> streams, Mood target)
    {
        var heard = new int[Enum.GetValues<Mood>().Length];
        double logarithms = 0;
        foreach (var stream in streams)
        {
            var probabilities = _probe.Probabilities(StateReader.FinalState(stream.Reader));
            heard[Array.IndexOf(probabilities, probabilities.Max())]++;
            logarithms += Math.Log(Math.Max(probabilities[(int)target], LeastProbability));
        }

        return new RolloutScore(target, heard, Math.Exp(logarithms / streams.Count));
    }

    private sealed record Stream(PieceSampler Piece, DecoderState Reader) : IDisposable
    {
        public void Dispose()
        {
            Piece.Dispose();
            Reader.Dispose();
        }
    }
}
