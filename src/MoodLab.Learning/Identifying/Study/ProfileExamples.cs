using MoodLab.Music.Rolls;
using MoodLab.Neural.Tensors;

namespace MoodLab.Learning.Identifying.Study;

/// <summary>
/// Fragments of piano rolls summed up, [B, 3 pitches]: how loud each pitch is on average in each third of a fragment,
/// as the root of the mean velocity / 127, so that short notes count too.
/// </summary>
internal sealed class ProfileExamples : IExamples
{
    /// <summary>Into how many parts a fragment is divided.</summary>
    public const int Parts = 3;

    private const float Loudest = 127;

    private readonly IReadOnlyList<Fragment> _fragments;
    private readonly float[][] _profiles;
    private readonly Dictionary<int, Tensor> _batches = [];

    /// <summary>Sums fragments up.</summary>
    /// <param name="fragments">Fragments, at least <see cref="Parts"/> frames wide.</param>
    /// <param name="classes">Number of classes.</param>
    public ProfileExamples(IReadOnlyList<Fragment> fragments, int classes)
    {
        (_fragments, Classes) = (fragments, classes);
        _profiles = [.. fragments.Select(Profile)];
    }

    public int Count => _fragments.Count;

    public int Classes { get; }

    public int Class(int example) => _fragments[example].Class;

    public (string Path, int Part) Source(int example) => (_fragments[example].Path, _fragments[example].Index);

    public Tensor Batch(ReadOnlySpan<int> examples)
    {
        var width = Parts * PianoRoll.Pitches;
        if (!_batches.TryGetValue(examples.Length, out var batch))
        {
            batch = new Tensor(examples.Length, width);
            _batches.Add(examples.Length, batch);
        }

        for (var i = 0; i < examples.Length; i++)
        {
            _profiles[examples[i]].CopyTo(batch.Data.Slice(i * width, width));
        }

        return batch;
    }

    private static float[] Profile(Fragment fragment)
    {
        var cells = new ushort[fragment.Roll.FragmentCells];
        fragment.Roll.Paint(fragment.Index, RollChannel.Velocity, cells);
        var frames = cells.Length / PianoRoll.Pitches;
        var sums = new float[Parts * PianoRoll.Pitches];
        for (var i = 0; i < cells.Length; i++)
        {
            var part = i % frames * Parts / frames;
            sums[(part * PianoRoll.Pitches) + (i / frames)] += cells[i];
        }

        return [.. sums.Select(sum => MathF.Sqrt(sum * Parts / (frames * Loudest)))];
    }
}
