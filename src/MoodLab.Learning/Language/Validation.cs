using MoodLab.Neural.Autograd;
using MoodLab.Neural.Decoding;
using MoodLab.Neural.Layers;

namespace MoodLab.Learning.Language;

/// <summary>Measures a model on pieces that it has not learnt from.</summary>
public static class Validation
{
    private const int Rows = 32;
    private const int Window = 128;

    /// <summary>Streams that <see cref="MeasureDecoder"/> needs.</summary>
    public const int DecodedRows = 64;

    /// <summary>
    /// Computes the mean negative log-likelihood of every word and every end, in nats, each piece read from its
    /// start by itself.
    /// </summary>
    /// <param name="model">The model; switched to evaluation and back to learning where it was.</param>
    /// <param name="pieces">The pieces.</param>
    /// <param name="endId">The id of the end.</param>
    /// <param name="tape">Whose memory and threads are used.</param>
    /// <param name="cancellationToken">Gives up between windows.</param>
    /// <returns>The loss, and how many words it is the mean of.</returns>
    public static (double Loss, long Words) Measure(
        LanguageModel model,
        IReadOnlyList<TrainingPiece> pieces,
        int endId,
        Tape tape,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(tape);
        var wasTraining = model.IsTraining;
        model.Train(false);
        tape.IsRecording = false;
        try
        {
            var state = model.CreateState(Rows);
            double sum = 0;
            long words = 0;

            // The longest first, so that rows run out together.
            foreach (var batch in BatchReader.Read(pieces.OrderByDescending(p => p.Words.Length), Rows, Window, endId))
            {
                cancellationToken.ThrowIfCancellationRequested();
                state.ClearWhere(batch.Begins);
                var logits = model.Forward(tape, batch.Words, batch.Moods, Window, state);
                sum += (double)CrossEntropy.Forward(tape, logits, batch.Targets).Data[0] * batch.Count;
                words += batch.Count;
                tape.Reset();
            }

            return (sum / Math.Max(words, 1), words);
        }
        finally
        {
            tape.Reset();
            tape.IsRecording = true;
            model.Train(wasTraining);
        }
    }

    /// <summary>As <see cref="Measure"/>, one word at a time, by the decoder that composes.</summary>
    /// <param name="decoder">The decoder, for at least <see cref="DecodedRows"/> streams.</param>
    /// <param name="pieces">The pieces.</param>
    /// <param name="endId">The id of the end.</param>
    /// <param name="memory">How each piece's own past is remembered; null for not at all.</param>
    /// <param name="cancellationToken">Gives up between windows.</param>
    /// <returns>The mean loss in nats.</returns>
    public static double MeasureDecoder(
        LstmDecoder decoder,
        IReadOnlyList<TrainingPiece> pieces,
        int endId,
        ContinuousCacheOptions? memory = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(decoder);
        DecoderState[] states = [.. Enumerable.Range(0, DecodedRows).Select(_ => decoder.CreateState())];
        ContinuousCache[] caches = memory is null
            ? []
            : [.. states.Select(state => new ContinuousCache(memory, state.HiddenState(state.Layers - 1).Length))];
        try
        {
            var rows = new DecoderRow[DecodedRows];
            var (streams, targets) = (new int[DecodedRows], new int[DecodedRows]);
            var prediction = new float[decoder.Tokens];
            double sum = 0;
            long words = 0;
            var batches = BatchReader.Read(
                pieces.OrderByDescending(piece => piece.Words.Length), DecodedRows, Window, endId);
            foreach (var batch in batches)
            {
                cancellationToken.ThrowIfCancellationRequested();
                for (var row = 0; row < DecodedRows; row++)
                {
                    if (batch.Begins[row])
                    {
                        states[row].Clear();
                        if (memory is not null)
                        {
                            caches[row].Clear();
                        }
                    }
                }

                for (var first = 0; first < batch.Words.Length; first += DecodedRows)
                {
                    var count = 0;
                    for (var row = 0; row < DecodedRows; row++)
                    {
                        var at = first + row;
                        if (batch.Targets[at] != CrossEntropy.Ignored)
                        {
                            (streams[count], targets[count]) = (row, batch.Targets[at]);
                            rows[count++] = new DecoderRow(
                                states[row], batch.Words[at], decoder.Conditions > 1 ? batch.Moods[at] : 0);
                        }
                    }

                    var logits = decoder.Step(rows.AsSpan(0, count));
                    for (var row = 0; row < count; row++)
                    {
                        logits.Slice(row * decoder.Tokens, decoder.Tokens).CopyTo(prediction);
                        if (memory is not null)
                        {
                            var state = states[streams[row]];
                            caches[streams[row]].Predict(state.HiddenState(state.Layers - 1), prediction);
                            caches[streams[row]].Follow(targets[row]);
                        }

                        sum += NegativeLogLikelihood(prediction, targets[row]);
                    }

                    words += count;
                }
            }

            return sum / Math.Max(words, 1);
        }
        finally
        {
            Array.ForEach(states, state => state.Dispose());
            Array.ForEach(caches, cache => cache.Dispose());
        }
    }

    private static double NegativeLogLikelihood(ReadOnlySpan<float> logits, int target)
    {
        double most = float.NegativeInfinity, sum = 0;
        foreach (var logit in logits)
        {
            most = Math.Max(most, logit);
        }

        foreach (var logit in logits)
        {
            sum += Math.Exp(logit - most);
        }

        return Math.Log(sum) + most - logits[target];
    }
}
