using Microsoft.Extensions.Logging.Abstractions;
using MoodLab.Neural.Kernels;

namespace MoodLab.Lab.Composing;

/// <summary>Composes a single piece to its end, for commands.</summary>
public static class PieceGenerator
{
    /// <summary>Composes a piece: the same notes that a visitor gets for the same request.</summary>
    /// <param name="modelPath">The weights.</param>
    /// <param name="request">What to compose.</param>
    /// <param name="precision">How the weights are stored; another way composes another piece.</param>
    /// <param name="progress">Is told the seconds of music composed so far.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <exception cref="ComposerUnavailableException">The model is missing or damaged, or has learnt no moods
    /// while one is to be pursued.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A setting lies outside its range, or does not go with the
    /// method.</exception>
    public static async Task<ComposedPiece> GenerateAsync(
        string modelPath,
        CompositionRequest request,
        WeightPrecision precision = WeightPrecision.Int8,
        IProgress<double>? progress = null,
        CancellationToken cancellationToken = default)
    {
        using CompositionEngine engine = new(
            modelPath,
            new ComposerOptions { ActivePieces = 1, Precision = precision },
            NullLogger<CompositionEngine>.Instance);
        var composition = engine.Enqueue(request);
        await foreach (var composed in composition.Events.ReadAllAsync(cancellationToken).ConfigureAwait(false))
        {
            if (composed.Seconds is { } seconds)
            {
                progress?.Report(seconds);
            }
        }

        return composition.Piece!;
    }
}
