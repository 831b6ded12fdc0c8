using MoodLab.Neural.Decoding;
using MoodLab.Neural.Kernels;

namespace MoodLab.Learning.Language;

/// <summary>Finds out how a piece's own past is best remembered while its next word is predicted.</summary>
public static class MemoryEvaluator
{
    private static readonly double[] s_sharpness = [15, 20, 30, 40, 60];
    private static readonly double[] s_weights = [2, 8, 32];
    private static readonly int[] s_capacities = [256, 512, 1024, 2048];

    /// <summary>
    /// Tries sharpness with weight, then capacities with the best of them, on every other validation piece, and
    /// measures the best on the rest.
    /// </summary>
    /// <param name="model">The model, as it composes: its weights as whole numbers of 8 bits.</param>
    /// <param name="pieces">The validation pieces, two at least.</param>
    /// <param name="tried">Is told of each trial.</param>
    /// <param name="cancellationToken">Gives up between windows.</param>
    /// <exception cref="ArgumentException">There are fewer than two pieces.</exception>
    public static MemoryEvaluation Evaluate(
        ModelFile model, IReadOnlyList<TrainingPiece> pieces, IProgress<MemoryTrial>? tried = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(pieces);
        if (pieces.Count < 2)
        {
            throw new ArgumentException($"{pieces.Count} pieces cannot be halved.", nameof(pieces));
        }

        using var decoder = model.Model.CreateDecoder(Validation.DecodedRows, WeightPrecision.Int8);
        List<TrainingPiece> first = [.. pieces.Where((_, i) => i % 2 == 0)];
        List<TrainingPiece> second = [.. pieces.Where((_, i) => i % 2 == 1)];
        List<MemoryTrial> trials = [];
        foreach (var sharpness in s_sharpness)
        {
            foreach (var weight in s_weights)
            {
                Try(new ContinuousCacheOptions { Sharpness = sharpness, Weight = weight });
            }
        }

        var best = trials.MinBy(trial => trial.Loss)!.Memory;
        foreach (var capacity in s_capacities.Where(capacity => capacity != best.Capacity))
        {
            Try(best with { Capacity = capacity });
        }

        best = trials.MinBy(trial => trial.Loss)!.Memory;
        return new MemoryEvaluation(trials, best, Gain(first), Gain(second), Gain(pieces));

        void Try(ContinuousCacheOptions memory)
        {
            MemoryTrial trial = new(memory, Loss(first, memory));
            trials.Add(trial);
            tried?.Report(trial);
        }

        MemoryGain Gain(IReadOnlyList<TrainingPiece> set) => new(set.Count, Loss(set, null), Loss(set, best));

        double Loss(IReadOnlyList<TrainingPiece> set, ContinuousCacheOptions? memory) =>
            Validation.MeasureDecoder(decoder, set, model.Vocabulary.EndId, memory, cancellationToken);
    }
}
