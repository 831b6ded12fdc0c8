using MoodLab.Learning.Language;
using MoodLab.Learning.Words;
using MoodLab.Neural.Decoding;

namespace MoodLab.Learning.Sampling;

/// <summary>Composes many pieces to their end, as many at once as a decoder takes.</summary>
public static class BatchSampler
{
    // With and without the mood.
    private const int MostRowsOfPiece = 2;

    /// <summary>Composes pieces. Each has the notes that it would have alone.</summary>
    /// <param name="model">The network and its words.</param>
    /// <param name="decoder">What runs it, for two rows at least.</param>
    /// <param name="pieces">Which pieces.</param>
    /// <param name="progress">Is told how many are complete.</param>
    /// <param name="cancellationToken">Gives up between words.</param>
    /// <returns>The words of each piece, in the order of the requests.</returns>
    /// <exception cref="ArgumentException">The decoder takes one row only.</exception>
    public static IReadOnlyList<IReadOnlyList<Word>> Compose(
        ModelFile model,
        LstmDecoder decoder,
        IReadOnlyList<PieceSamplerOptions> pieces,
        IProgress<int>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(decoder);
        ArgumentNullException.ThrowIfNull(pieces);
        if (decoder.MaxRows < MostRowsOfPiece)
        {
            throw new ArgumentException("A piece may need two rows, the decoder takes one.", nameof(decoder));
        }

        var results = new IReadOnlyList<Word>[pieces.Count];
        List<(int Index, PieceSampler Sampler)> active = [];
        var rows = new DecoderRow[decoder.MaxRows];
        int next = 0, free = decoder.MaxRows, complete = 0;
        try
        {
            while (complete < pieces.Count)
            {
                cancellationToken.ThrowIfCancellationRequested();

                while (next < pieces.Count && free >= MostRowsOfPiece)
                {
                    PieceSampler sampler = new(model, decoder, pieces[next]);
                    active.Add((next++, sampler));
                    free -= sampler.RowCount;
                }

                Step(decoder, active, rows);
                for (var i = active.Count - 1; i >= 0; i--)
                {
                    var (index, sampler) = active[i];
                    if (sampler.IsFinished)
                    {
                        results[index] = sampler.Words;
                        free += sampler.RowCount;
                        sampler.Dispose();
                        active.RemoveAt(i);
                        complete++;
                        progress?.Report(complete);
                    }
                }
            }
        }
        finally
        {
            active.ForEach(piece => piece.Sampler.Dispose());
        }

        return results;
    }

    private static void Step(LstmDecoder decoder, List<(int Index, PieceSampler Sampler)> active, DecoderRow[] rows)
    {
        var count = 0;
        foreach (var (_, sampler) in active)
        {
            sampler.WriteRows(rows.AsSpan(count));
            count += sampler.RowCount;
        }

        var logits = decoder.Step(rows.AsSpan(0, count));
        foreach (var (_, sampler) in active)
        {
            var length = sampler.RowCount * decoder.Tokens;
            sampler.Advance(logits[..length]);
            logits = logits[length..];
        }
    }
}
