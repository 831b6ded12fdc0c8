using MoodLab.Learning.Language;
using MoodLab.Neural.Decoding;

namespace MoodLab.Learning.Probing;

/// <summary>What a language model remembers of a piece that it has read.</summary>
/// <remarks>
/// The study takes tanh of the last layer's cell state after the last word. The mean over all
/// words of every layer's hidden state tells less of the end and more of the whole.
/// </remarks>
public static class StateReader
{
    private const int Streams = 32;

    /// <summary>Reads pieces.</summary>
    /// <param name="model">The model, in evaluation.</param>
    /// <param name="pieces">Word ids of the pieces.</param>
    /// <param name="cancellationToken">Gives up between words.</param>
    /// <returns>
    /// For each piece tanh of every layer's final cell state, [L * H], and the mean hidden state of every layer, [L * H].
    /// </returns>
    public static IReadOnlyList<(double[] Final, double[] Mean)> Read(
        LanguageModel model, IReadOnlyList<int[]> pieces, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(pieces);
        using var decoder = model.CreateDecoder(Streams);
        var results = new (double[] Final, double[] Mean)[pieces.Count];
        var size = model.Options.Layers * model.Options.Hidden;

        // Pieces of like length run side by side and end together.
        foreach (var chunk in Enumerable.Range(0, pieces.Count).OrderBy(i => pieces[i].Length).Chunk(Streams))
        {
            List<Reading> readings =
                [.. chunk.Select(i => new Reading(i, pieces[i], decoder.CreateState(), new double[size]))];
            var rows = new DecoderRow[readings.Count];
            for (var t = 0; readings.Count > 0; t++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                for (var row = readings.Count - 1; row >= 0; row--)
                {
                    if (t == readings[row].Words.Length)
                    {
                        results[readings[row].Piece] = readings[row].Finish();
                        readings.RemoveAt(row);
                    }
                }

                for (var row = 0; row < readings.Count; row++)
                {
                    var condition = decoder.Conditions > 1 ? LanguageModel.NoMood : 0;
                    rows[row] = new DecoderRow(readings[row].State, readings[row].Words[t], condition);
                }

                decoder.Step(rows.AsSpan(0, readings.Count));
                readings.ForEach(reading => reading.Remember());
            }
        }

        return results;
    }

    /// <summary>Gets the study's feature of what has been read so far: tanh of the last layer's cell state,
    /// [H].</summary>
    /// <param name="state">Where the reader stands.</param>
    public static double[] FinalState(DecoderState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return FinalState(state, state.Layers - 1);
    }

    private static double[] FinalState(DecoderState state, int layer)
    {
        var cells = state.CellState(layer);
        var final = new double[cells.Length];
        for (var i = 0; i < final.Length; i++)
        {
            final[i] = Math.Tanh(cells[i]);
        }

        return final;
    }

    private sealed record Reading(int Piece, int[] Words, DecoderState State, double[] Sum)
    {
        public void Remember()
        {
            for (int layer = 0, at = 0; layer < State.Layers; layer++)
            {
                foreach (var value in State.HiddenState(layer))
                {
                    Sum[at++] += value;
                }
            }
        }

        public (double[] Final, double[] Mean) Finish()
        {
            List<double> final = [];
            for (var layer = 0; layer < State.Layers; layer++)
            {
                final.AddRange(FinalState(State, layer));
            }

            State.Dispose();
            return ([.. final], [.. Sum.Select(value => value / Math.Max(Words.Length, 1))]);
        }
    }
}
