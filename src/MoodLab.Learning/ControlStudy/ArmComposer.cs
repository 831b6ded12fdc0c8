using MoodLab.Learning.Control;
using MoodLab.Learning.Language;
using MoodLab.Learning.Probing;
using MoodLab.Learning.Sampling;
using MoodLab.Learning.Words;
using MoodLab.Music.Moods;
using MoodLab.Neural.Decoding;

namespace MoodLab.Learning.ControlStudy;

/// <summary>Composes the pieces of the study of mood control, many side by side. Not for several threads.</summary>
public sealed class ArmComposer : IDisposable
{
    // Every mood has seeds of its own, so that the pieces of an arm are independent; all arms share them.
    private const ulong SeedsOfMood = 10_000_000;

    private readonly StudyModels _models;
    private readonly ControlStudyOptions _options;
    private readonly LstmDecoder _decoder;

    /// <summary>Makes what composes.</summary>
    /// <param name="models">The networks; those that an arm needs must be there when it is composed.</param>
    /// <param name="options">Which pieces.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option lies outside its range.</exception>
    public ArmComposer(StudyModels models, ControlStudyOptions options)
    {
        ArgumentNullException.ThrowIfNull(models);
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        (_models, _options) = (models, options);
        _decoder = models.Model.Model.CreateDecoder(options.Rows, ComposingSettings.Precision);
    }

    /// <summary>Gets the mood of every piece of an arm, in their order.</summary>
    /// <param name="arm">The arm.</param>
    /// <param name="options">How many pieces a mood has.</param>
    public static IReadOnlyList<Mood?> Moods(ControlArm arm, ControlStudyOptions options)
    {
        ArgumentNullException.ThrowIfNull(arm);
        ArgumentNullException.ThrowIfNull(options);
        return [.. arm.Moods.SelectMany(mood => Enumerable.Repeat(mood, options.Pieces))];
    }

    /// <summary>Composes an arm.</summary>
    /// <param name="arm">The arm.</param>
    /// <param name="progress">Is told how many pieces are complete, rejected candidates included.</param>
    /// <param name="cancellationToken">Gives up between words.</param>
    public ControlPieces Compose(
        ControlArm arm, IProgress<int>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(arm);
        List<ControlPiece> pieces = [];
        foreach (var mood in arm.Moods)
        {
            List<PieceSamplerOptions> requests =
                [.. Enumerable.Range(0, _options.Pieces * arm.Candidates).Select(i => Request(arm, mood, i))];
            var words = BatchSampler.Compose(
                _models.Model, _decoder, requests, new Shifted(progress, pieces.Count * arm.Candidates),
                cancellationToken);
            List<ControlPiece> composed =
                [.. requests.Zip(words, (request, piece) => new ControlPiece(mood, request.Seed, piece))];
            pieces.AddRange(arm.Candidates == 1
                ? composed
                : Best(composed, mood!.Value, arm.Candidates, cancellationToken));
        }

        return new ControlPieces(ComposingSettings.Of(arm, _models, _options), pieces);
    }

    /// <inheritdoc/>
    public void Dispose() => _decoder.Dispose();

    private PieceSamplerOptions Request(ControlArm arm, Mood? mood, int i) => new()
    {
        Mood = LanguageModel.MoodId(mood),
        Strength = arm.NeedsMoods ? arm.Strength : 0,
        Neurons = Neurons(arm, mood),
        Seconds = _options.Seconds,
        Sampling = _options.Sampling,
        Memory = arm.Memory,
        Seed = ((ulong)(mood ?? 0) * SeedsOfMood) + (ulong)i,
    };

    private NeuronOverride? Neurons(ControlArm arm, Mood? mood)
    {
        if (!arm.NeedsNeurons)
        {
            return null;
        }

        var values = _models.Neurons?.Find(mood!.Value)
            ?? throw new InvalidOperationException($"No values of neurons have been evolved for {mood}.");
        return arm.Method == ControlMethod.NeuronsZero ? values.WithZeros() : values;
    }

    // Of every so many candidates the one to which the probe gives the mood with the greatest probability.
    private IEnumerable<ControlPiece> Best(
        List<ControlPiece> composed, Mood mood, int candidates, CancellationToken cancellationToken)
    {
        var probe = _models.Probe ?? throw new InvalidOperationException("Pieces are ranked by a probe.");
        var states = StateReader.Read(_models.Model.Model, [.. composed.Select(Ids)], cancellationToken);
        return composed.Zip(states, (piece, state) => (Piece: piece, Heard: probe.Probabilities(state.Mean)[(int)mood]))
            .Chunk(candidates).Select(of => of.MaxBy(candidate => candidate.Heard).Piece);
    }

    private int[] Ids(ControlPiece piece) => [.. piece.Words.Select(Id)];

    private int Id(Word word) => _models.Model.Vocabulary.TryGetId(word, out var id)
        ? id
        : throw new InvalidOperationException($"The model composed '{word}', which it does not know.");

    private sealed class Shifted(IProgress<int>? progress, int complete) : IProgress<int>
    {
        public void Report(int value) => progress?.Report(complete + value);
    }
}
