using MoodLab.Learning.Language;

namespace MoodLab.Learning.Tests.Language;

/// <summary>Cancels a training run after a step.</summary>
internal sealed class StopAt(long step) : IProgress<TrainingProgress>, IDisposable
{
    private readonly CancellationTokenSource _source = new();

    public CancellationToken Token => _source.Token;

    public void Report(TrainingProgress value)
    {
        if (value.Step == step)
        {
            _source.Cancel();
        }
    }

    public void Dispose() => _source.Dispose();
}
