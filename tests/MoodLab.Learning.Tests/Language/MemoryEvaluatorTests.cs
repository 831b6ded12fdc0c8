using MoodLab.Learning.Language;

namespace MoodLab.Learning.Tests.Language;

public sealed class MemoryEvaluatorTests
{
    [Fact]
    public void Evaluate_MusicThatComesBack_ChoosesTheBestOfItsTrialsByHalfOfThePieces()
    {
        Reports tried = new();

        var evaluation = MemoryEvaluator.Evaluate(
            TinyModel.File(), Pieces(5), tried, TestContext.Current.CancellationToken);

        Assert.Equal(evaluation.Trials, tried.Trials);
        var best = evaluation.Trials.MinBy(trial => trial.Loss)!;
        Assert.Equal(best.Memory, evaluation.Chosen);
        Assert.Equal(best.Loss, evaluation.ChosenOn.With, 1e-9);
        Assert.Equal(
            (3, 2, 5), (evaluation.ChosenOn.Pieces, evaluation.Held.Pieces, evaluation.All.Pieces));
        Assert.All(
            [evaluation.ChosenOn, evaluation.Held, evaluation.All],
            gain => Assert.InRange(gain.With, 0, 0.9 * gain.Without));
    }

    [Fact]
    public void Evaluate_TheOtherHalfChanged_ChoosesTheSame()
    {
        var pieces = Pieces(4);
        var first = MemoryEvaluator.Evaluate(
            TinyModel.File(), pieces, cancellationToken: TestContext.Current.CancellationToken);
        pieces[1] = new TrainingPiece([1, 2, 3], LanguageModel.NoMood, "other.mid");

        var second = MemoryEvaluator.Evaluate(
            TinyModel.File(), pieces, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(first.Trials, second.Trials);
        Assert.NotEqual(first.Held, second.Held);
    }

    [Fact]
    public void Evaluate_OnePiece_IsRefused() => Assert.Throws<ArgumentException>(() => MemoryEvaluator.Evaluate(
        TinyModel.File(), Pieces(1), cancellationToken: TestContext.Current.CancellationToken));

    // Each is a passage of its own, eight times.
    private static TrainingPiece[] Pieces(int count) =>
    [
        .. Enumerable.Range(0, count).Select(i => new TrainingPiece(
            [.. Enumerable.Range(0, 160).Select(t => ((i * 31) + (t % 20 * 17)) % TinyModel.Words.Count)],
            LanguageModel.NoMood,
            $"{i}.mid")),
    ];

    private sealed class Reports : IProgress<MemoryTrial>
    {
        public List<MemoryTrial> Trials { get; } = [];

        public void Report(MemoryTrial value) => Trials.Add(value);
    }
}
