using MoodLab.Learning.Control;
using MoodLab.Learning.Language;
using MoodLab.Learning.Probing;
using MoodLab.Learning.Sampling;
using MoodLab.Learning.Tests.Language;
using MoodLab.Music.Moods;
using MoodLab.Neural.Decoding;
using MoodLab.Neural.Kernels;
using MoodLab.Statistics.Classification;

namespace MoodLab.Learning.Tests.Control;

public sealed class RolloutsTests
{
    // Between a state read among others and alone; a product's sums are in another order at most.
    private const double Rounding = 1e-5;

    private static readonly ModelFile s_model = TinyModel.File();

    private static readonly RolloutOptions s_options = new() { Rollouts = 5, Words = 12, Seed = 3 };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Score_Beginnings_AreThoseThatAPieceSamplerComposesAndAReaderReads(bool hasNeurons)
    {
        var neurons = hasNeurons ? new NeuronOverride(1, [1, 5, 9], [0.9f, -0.9f, 0.7f]) : null;
        var probe = Probe(FeatureSet.FinalState, s_model.Model.Options.Hidden);
        using Rollouts rollouts = new(s_model, probe, s_options, WeightPrecision.Float32);

        var score = rollouts.Score(neurons, Mood.Calm, Token);

        var read = StateReader.Read(s_model.Model, Compose(neurons), Token);
        var expected = read.Select(state => probe.Probabilities(state.Final[^16..])).ToList();
        var mean = expected.Average(probabilities => Math.Log(probabilities[(int)Mood.Calm]));
        Assert.Equal(Math.Exp(mean), score.Fitness, Rounding);
        Assert.Equal(
            Enumerable.Range(0, 4).Select(mood => expected.Count(of => Array.IndexOf(of, of.Max()) == mood)),
            score.Heard);
        Assert.Equal((5, score.Heard[1]), (score.Rollouts, score.Hits));
    }

    [Fact]
    public void Score_OtherNeurons_GiveAnotherFitnessAndTheSameOnesTheSame()
    {
        using Rollouts rollouts = new(s_model, Probe(FeatureSet.FinalState, 16), s_options);
        NeuronOverride neurons = new(1, [0, 3, 7, 11], [0.9f, 0.9f, -0.9f, -0.9f]);

        var first = rollouts.Score(neurons, Mood.Angry, Token).Fitness;

        Assert.Equal(first, rollouts.Score(neurons, Mood.Angry, Token).Fitness);
        Assert.NotEqual(first, rollouts.Score(neurons.WithZeros(), Mood.Angry, Token).Fitness);
        Assert.NotEqual(first, rollouts.Score(null, Mood.Angry, Token).Fitness);
    }

    [Fact]
    public void Score_Cancelled_Stops()
    {
        using Rollouts rollouts = new(s_model, Probe(FeatureSet.FinalState, 16), s_options);

        Assert.ThrowsAny<OperationCanceledException>(
            () => rollouts.Score(null, Mood.Calm, new CancellationToken(canceled: true)));
    }

    [Theory]
    [InlineData(FeatureSet.MeanState, 16)]
    [InlineData(FeatureSet.FinalState, 15)]
    public void Create_ProbeOfOtherFeatures_IsRefused(FeatureSet set, int size) =>
        Assert.Throws<ArgumentException>(() => new Rollouts(s_model, Probe(set, size), s_options));

    private static List<int[]> Compose(NeuronOverride? neurons)
    {
        List<int[]> pieces = [];
        for (var i = 0; i < s_options.Rollouts; i++)
        {
            using var decoder = s_model.Model.CreateDecoder(1);
            using PieceSampler piece = new(s_model, decoder, new PieceSamplerOptions
            {
                Mood = LanguageModel.NoMood,
                Strength = 0,
                Seconds = 1000,
                Sampling = s_options.Sampling,
                Seed = s_options.Seed + (ulong)i,
                Neurons = neurons,
            });
            var rows = new DecoderRow[1];
            while (piece.Words.Count < s_options.Words)
            {
                piece.WriteRows(rows);
                piece.Advance(decoder.Step(rows));
            }

            pieces.Add([.. piece.Words.Select(word => s_model.Vocabulary.TryGetId(word, out var id) ? id : -1)]);
        }

        return pieces;
    }

    // Four cases far apart, so that every mood has its corner.
    private static MoodClassifier Probe(FeatureSet set, int size)
    {
        double[] Case(int mood) => [.. Enumerable.Range(0, size).Select(i => i % 4 == mood ? 0.1 : -0.1)];
        return MoodClassifier.Fit(set, [Case(0), Case(1), Case(2), Case(3)], [0, 1, 2, 3], Penalty.L2, 1);
    }
}
