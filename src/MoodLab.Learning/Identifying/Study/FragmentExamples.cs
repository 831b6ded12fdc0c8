using MoodLab.Music.Rolls;
using MoodLab.Neural.Tensors;

namespace MoodLab.Learning.Identifying.Study;

/// <summary>
/// Fragments of piano rolls, [B, 1, pitches, frames]: velocities / 127, the one channel that the study's network read
/// (its 320 parameters of the first layer leave no room for a second).
/// </summary>
/// <param name="fragments">Fragments.</param>
/// <param name="classes">Number of classes.</param>
internal sealed class FragmentExamples(IReadOnlyList<Fragment> fragments, int classes) : IExamples
{
    private const float Loudest = 127;

    private readonly Dictionary<int, Tensor> _batches = [];
    private ushort[] _cells = [];

    public int Count => fragments.Count;

    public int Classes => classes;

    public int Class(int example) => fragments[example].Class;

    public (string Path, int Part) Source(int example) => (fragments[example].Path, fragments[example].Index);

    public Tensor Batch(ReadOnlySpan<int> examples)
    {
        var cells = fragments[examples[0]].Roll.FragmentCells;
        if (!_batches.TryGetValue(examples.Length, out var batch))
        {
            batch = new Tensor(examples.Length, 1, PianoRoll.Pitches, cells / PianoRoll.Pitches);
            _batches.Add(examples.Length, batch);
        }

        _cells = _cells.Length == cells ? _cells : new ushort[cells];
        var data = batch.Data;
        for (var i = 0; i < examples.Length; i++)
        {
            var fragment = fragments[examples[i]];
            fragment.Roll.Paint(fragment.Index, RollChannel.Velocity, _cells);
            for (var c = 0; c < cells; c++)
            {
                data[(i * cells) + c] = _cells[c] / Loudest;
            }
        }

        return batch;
    }
}
