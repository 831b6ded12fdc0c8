using MoodLab.Learning.Control;
using MoodLab.Learning.Words;
using MoodLab.Neural.Decoding;

namespace MoodLab.Learning.Sampling;

/// <summary>Which piece is sampled.</summary>
public sealed record PieceSamplerOptions
{
    /// <summary>Gets the mood id, see <see cref="Language.LanguageModel.MoodId"/>.</summary>
    public required int Mood { get; init; }

    /// <summary>Gets how strongly the mood is pursued: 0 not at all, 1 as learnt, more exaggerated.</summary>
    /// <value>0 to 100; 1 unless told.</value>
    public double Strength { get; init; } = 1;

    /// <summary>Gets the length in seconds of music.</summary>
    /// <value>0 to 86,400; 30 unless told.</value>
    public double Seconds { get; init; } = 30;

    /// <summary>Gets how words are drawn.</summary>
    public SamplerOptions Sampling { get; init; } = new();

    /// <summary>Gets how readily the piece comes back to what it has played before: the weight of its
    /// <see cref="ContinuousCache"/>.</summary>
    /// <value>0, not at all, to 100; 0 unless told. The weight that predicts real pieces best,
    /// <see cref="ContinuousCacheOptions.Weight"/>, is too much for a piece that hears only itself: it soon goes round
    /// in circles.</value>
    public double Memory { get; init; }

    /// <summary>Gets the values to which cells of the network are drawn before every step; null for none.</summary>
    /// <remarks>Independent of the mood, which a strength of 0 leaves out.</remarks>
    public NeuronOverride? Neurons { get; init; }

    /// <summary>Gets the words that the piece begins with; the network goes on from them.</summary>
    /// <value>
    /// None unless told. Words that the network does not know are left out, and a wait is as long as the nearest that
    /// it knows.
    /// </value>
    public IReadOnlyList<Word> Opening { get; init; } = [];

    /// <summary>Gets the seed of every random choice.</summary>
    public ulong Seed { get; init; }
}
