using MoodLab.Learning.Control;
using MoodLab.Learning.Language;
using MoodLab.Learning.Sampling;
using MoodLab.Learning.Tests.Language;
using MoodLab.Learning.Words;
using MoodLab.Neural.Decoding;
using MoodLab.Neural.Threading;

namespace MoodLab.Learning.Tests.Control;

public sealed class NeuronOverrideTests
{
    // What is left of a value in single precision after atanh and tanh.
    private const double Rounding = 1e-6;

    private static readonly ModelFile s_model = TinyModel.File();

    // Half of the cells of the last layer, so that the tiny model's notes change.
    private static readonly NeuronOverride s_real =
        new(1, [0, 2, 4, 6, 8, 10, 12, 14], [0.9f, -0.9f, 0.8f, -0.8f, 0.9f, -0.9f, 0.8f, -0.8f]);

    [Fact]
    public void Apply_FullBlend_SetsTanhOfTheCellsAndNoOthers()
    {
        using var decoder = s_model.Model.CreateDecoder(1);
        using var state = decoder.CreateState();
        Fill(state, 0.25f);

        new NeuronOverride(1, [3, 7], [0.5f, -0.3f]).Apply(state);

        Assert.Equal(0.5, Math.Tanh(state.CellState(1)[3]), Rounding);
        Assert.Equal(-0.3, Math.Tanh(state.CellState(1)[7]), Rounding);
        Assert.Equal(14, state.CellState(1).ToArray().Count(cell => cell == 0.25f));
        Assert.All(state.CellState(0).ToArray(), cell => Assert.Equal(0.25f, cell));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.25)]
    [InlineData(1)]
    public void Apply_Blend_MixesWhatTheCellHoldsWithTheValue(double blend)
    {
        using var decoder = s_model.Model.CreateDecoder(1);
        using var state = decoder.CreateState();
        Fill(state, 2);

        new NeuronOverride(0, [5], [0.5f], blend).Apply(state);

        Assert.Equal(((1 - blend) * 2) + (blend * Math.Atanh(0.5)), state.CellState(0)[5], Rounding);
    }

    [Fact]
    public void Apply_GreatestValues_StayFinite()
    {
        using var decoder = s_model.Model.CreateDecoder(1);
        using var state = decoder.CreateState();

        new NeuronOverride(0, [0, 1], [1, -1]).Apply(state);

        Assert.Equal(Math.Atanh(0.999), state.CellState(0)[0], 1e-4);
        Assert.Equal(-state.CellState(0)[0], state.CellState(0)[1]);
    }

    [Fact]
    public void Sampler_ValuesZerosAndNothing_ComposeThreeDifferentPieces()
    {
        var real = Compose(Piece(s_real));
        var zeros = Compose(Piece(s_real.WithZeros()));
        var nothing = Compose(Piece(null));

        Assert.NotEqual(nothing, real);
        Assert.NotEqual(nothing, zeros);
        Assert.NotEqual(zeros, real);
        Assert.Equal(nothing, Compose(Piece(s_real.WithBlend(0))));
        Assert.Equal(real, Compose(Piece(s_real)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Sampler_AmongOthers_ComposesTheSameAsAlone(int threads)
    {
        PieceSamplerOptions[] wishes =
        [
            Piece(s_real), Piece(null), Piece(s_real.WithZeros()), Piece(s_real) with { Seed = 9 },
            Piece(s_real.WithBlend(0.5)),
        ];
        var alone = wishes.Select(wish => Compose(wish)).ToList();

        var together = Compose(threads, wishes);

        Assert.Equal(alone, together);
    }

    [Theory]
    [InlineData(2, 0)]
    [InlineData(1, 16)]
    public void Sampler_NeuronThatTheModelLacks_IsRefused(int layer, int neuron)
    {
        using var decoder = s_model.Model.CreateDecoder(1);

        var refused = Assert.Throws<ArgumentException>(
            () => new PieceSampler(s_model, decoder, Piece(new NeuronOverride(layer, [neuron], [0.5f]))));

        Assert.Contains("2 layers of 16 cells", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-1, 0, 0.5, 1)]
    [InlineData(0, -1, 0.5, 1)]
    [InlineData(0, 0, 1.01, 1)]
    [InlineData(0, 0, double.NaN, 1)]
    [InlineData(0, 0, 0.5, 1.01)]
    [InlineData(0, 0, 0.5, -0.01)]
    public void Create_NumberOutOfRange_IsRefused(int layer, int neuron, double value, double blend) =>
        Assert.Throws<ArgumentOutOfRangeException>(
            () => new NeuronOverride(layer, [neuron], [(float)value], blend));

    [Fact]
    public void Create_ListsThatDoNotFitOrRepeat_AreRefused()
    {
        Assert.Throws<ArgumentException>(() => new NeuronOverride(0, [1, 2], [0.5f]));
        Assert.Throws<ArgumentException>(() => new NeuronOverride(0, [1, 1], [0.5f, 0.5f]));
    }

    private static void Fill(DecoderState state, float value)
    {
        for (var layer = 0; layer < state.Layers; layer++)
        {
            state.CellState(layer).Fill(value);
        }
    }

    private static PieceSamplerOptions Piece(NeuronOverride? neurons) =>
        new() { Mood = 0, Strength = 0, Seconds = 5, Seed = 4, Neurons = neurons };

    private static List<Word> Compose(PieceSamplerOptions piece) => Compose(1, piece)[0];

    private static List<List<Word>> Compose(int threads, params PieceSamplerOptions[] wishes)
    {
        using WorkerPool pool = new(threads);
        using var decoder = s_model.Model.CreateDecoder(wishes.Length, pool: pool);
        var pieces = wishes.Select(wish => new PieceSampler(s_model, decoder, wish)).ToList();
        var rows = new DecoderRow[wishes.Length];
        while (pieces.FindAll(piece => !piece.IsFinished) is { Count: > 0 } unfinished)
        {
            for (var i = 0; i < unfinished.Count; i++)
            {
                unfinished[i].WriteRows(rows.AsSpan(i, 1));
            }

            var logits = decoder.Step(rows.AsSpan(0, unfinished.Count));
            for (var i = 0; i < unfinished.Count; i++)
            {
                unfinished[i].Advance(logits.Slice(i * decoder.Tokens, decoder.Tokens));
            }
        }

        List<List<Word>> words = [.. pieces.Select(piece => piece.Words.ToList())];
        pieces.ForEach(piece => piece.Dispose());
        return words;
    }
}
