using MoodLab.Neural.Autograd;
using MoodLab.Neural.Layers;

namespace MoodLab.Learning.Language;

/// <summary>Measures a model on pieces that it has not learnt from.</summary>
public static class Validation
{
    private const int Rows = 32;
    private const int Window = 128;

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
}
