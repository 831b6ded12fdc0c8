using MoodLab.Learning.Control;
using MoodLab.Learning.ControlStudy;
using MoodLab.Learning.Language;
using MoodLab.Learning.Probing;
using MoodLab.Learning.Tests.Language;
using MoodLab.Learning.Words;
using MoodLab.Music.Moods;
using MoodLab.Statistics.Classification;

namespace MoodLab.Learning.Tests.ControlStudy;

public sealed class ArmComposerTests
{
    private static readonly ModelFile s_model = TinyModel.File();
    private static readonly ControlArm s_guided = new(ControlMethod.Guided, 3);
    private static readonly ControlStudyOptions s_options = new() { Pieces = 2, Seconds = 2, Rows = 6 };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Compose_AgainAndWithOtherRows_GivesTheSamePieces()
    {
        var first = Compose(s_guided, s_options);

        Assert.Equal(Text(first), Text(Compose(s_guided, s_options)));
        Assert.Equal(Text(first), Text(Compose(s_guided, s_options with { Rows = 32 })));
        Assert.Equal(8, first.Pieces.Select(piece => piece.Seed).Distinct().Count());
        Assert.Equal(ArmComposer.Moods(s_guided, s_options), first.Pieces.Select(piece => piece.Mood));
        Assert.Null(first.Settings.Difference(ComposingSettings.Of(s_guided, Models(), s_options)));
    }

    [Fact]
    public void Compose_WithoutAMood_HasOneSetOfPieces() =>
        Assert.Equal([null, null], Compose(new(ControlMethod.None, 0), s_options).Pieces.Select(piece => piece.Mood));

    [Fact]
    public void Compose_EveryArm_DiffersFromTheOthers()
    {
        ControlArm[] arms =
        [
            new(ControlMethod.Conditioned, 1), s_guided, s_guided with { Memory = 20 },
            new(ControlMethod.Neurons, 1), new(ControlMethod.NeuronsZero, 1),
        ];

        Assert.Distinct(arms.Select(arm => string.Join('\n', Text(Compose(arm, s_options with { Seconds = 8 })))));
    }

    [Fact]
    public void Compose_Ranked_KeepsTheCandidateInWhichTheProbeHearsTheMoodMost()
    {
        const int Candidates = 4;
        var ranked = Compose(new(ControlMethod.Ranked, 3, Candidates), s_options);

        var candidates = Compose(s_guided, s_options with { Pieces = Candidates * s_options.Pieces }).Pieces;
        var states = StateReader.Read(s_model.Model, [.. candidates.Select(Ids)], Token);
        var heard = candidates.Zip(states, (piece, state) =>
            (piece.Seed, Probability: Probe().Probabilities(state.Mean)[(int)piece.Mood!.Value])).ToList();
        Assert.Equal(
            heard.Chunk(Candidates).Select(of => of.OrderByDescending(one => one.Probability).First().Seed),
            ranked.Pieces.Select(piece => piece.Seed));
        Assert.Contains(ranked.Pieces, piece => piece.Seed % Candidates != 0);
    }

    [Fact]
    public void Compose_Progress_CountsToTheLastCandidate()
    {
        Counter counter = new();

        Compose(new(ControlMethod.Ranked, 3, 3), s_options, counter);

        Assert.Equal(Enumerable.Range(1, 4 * 2 * 3), counter.Counts);
    }

    [Fact]
    public void Compose_Cancelled_Stops()
    {
        using CancellationTokenSource stop = new();
        stop.Cancel();
        using ArmComposer composer = new(Models(), s_options);

        Assert.Throws<OperationCanceledException>(() => composer.Compose(s_guided, null, stop.Token));
    }

    [Fact]
    public void Read_ModelWithoutMoods_IsRefusedByTheArmThatNeedsThem()
    {
        var refusal = Assert.Throws<ModelFileException>(
            () => StudyModels.Read(TinyModel.File(hasMoods: false), "", "", [s_guided]));

        Assert.Contains("has learnt no moods, which 'guided-3' needs", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Difference_OtherNeuronsOrOtherSampling_IsTold()
    {
        ControlArm neurons = new(ControlMethod.Neurons, 1);
        var settings = ComposingSettings.Of(neurons, Models(), s_options);

        var others = Models() with { NeuronsSha256 = "other" };
        Assert.Equal(
            "they were composed with neurons neurons-sha, where other is wanted.",
            settings.Difference(ComposingSettings.Of(neurons, others, s_options)));
        var hotter = s_options with { Sampling = new() { Temperature = 1.1 } };
        Assert.Equal(
            "they were composed with temperature 0.95, where 1.1 is wanted.",
            settings.Difference(ComposingSettings.Of(neurons, Models(), hotter)));
        Assert.Null(ComposingSettings.Of(s_guided, Models(), s_options)
            .Difference(ComposingSettings.Of(s_guided, others, s_options)));
    }

    private static ControlPieces Compose(
        ControlArm arm, ControlStudyOptions options, IProgress<int>? progress = null)
    {
        using ArmComposer composer = new(Models(), options);
        return composer.Compose(arm, progress, Token);
    }

    private static StudyModels Models()
    {
        var neurons = Enum.GetValues<Mood>().Aggregate(
            new NeuronFile(""), (file, mood) => file.With(mood, new NeuronOverride(1, [1, 5], [0.9f, -0.9f])));
        return new StudyModels(s_model, neurons, "neurons-sha", Probe(), "probe-sha");
    }

    // The hidden state of a random network is small; far from the cases the probabilities would all be alike.
    private static MoodClassifier Probe()
    {
        var size = s_model.Model.Options.Layers * s_model.Model.Options.Hidden;
        double[] Case(int mood) => [.. Enumerable.Range(0, size).Select(i => i % 4 == mood ? 0.01 : -0.01)];
        return MoodClassifier.Fit(
            FeatureSet.MeanState, [Case(0), Case(1), Case(2), Case(3)], [0, 1, 2, 3], Penalty.L2, 1);
    }

    private static int[] Ids(ControlPiece piece) =>
        [.. piece.Words.Select(word => s_model.Vocabulary.TryGetId(word, out var id) ? id : -1)];

    private static string[] Text(ControlPieces pieces) =>
        [.. pieces.Pieces.Select(piece => WordText.Format(piece.Words))];

    private sealed class Counter : IProgress<int>
    {
        public List<int> Counts { get; } = [];

        public void Report(int value) => Counts.Add(value);
    }
}
