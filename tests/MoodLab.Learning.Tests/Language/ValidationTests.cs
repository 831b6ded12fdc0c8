using MoodLab.Learning.Language;
using MoodLab.Neural.Autograd;
using MoodLab.Neural.Decoding;

namespace MoodLab.Learning.Tests.Language;

public sealed class ValidationTests
{
    // Sums of a few hundred float32 logarithms.
    private const double Tolerance = 1e-4;

    private static readonly int s_end = TinyModel.Words.EndId;

    [Fact]
    public void Measure_PiecesOfAllLengths_IsTheMeanReckonedByHand()
    {
        var model = TinyModel.File().Model;
        var pieces = Pieces(40);
        using Tape tape = new();

        var (loss, words) = Validation.Measure(model, pieces, s_end, tape, TestContext.Current.CancellationToken);

        Assert.Equal(pieces.Sum(piece => piece.Words.Length + 1L), words);
        Assert.Equal(pieces.Sum(piece => ByHand(model, piece)) / words, loss, Tolerance);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void MeasureDecoder_WithTheModelsOwnWeights_AgreesWithMeasure(bool hasMoods)
    {
        var model = TinyModel.File(hasMoods).Model;
        var pieces = Pieces(Validation.DecodedRows + 9);
        using Tape tape = new();
        using var decoder = model.CreateDecoder(Validation.DecodedRows);
        var expected = Validation.Measure(model, pieces, s_end, tape, TestContext.Current.CancellationToken).Loss;

        Assert.Equal(
            expected,
            Validation.MeasureDecoder(
                decoder, pieces, s_end, cancellationToken: TestContext.Current.CancellationToken),
            Tolerance);
    }

    [Fact]
    public void MeasureDecoder_WithMemory_ExpectsWhatComesBack()
    {
        using var decoder = TinyModel.File().Model.CreateDecoder(Validation.DecodedRows);
        List<TrainingPiece> pieces =
        [
            .. Pieces(Validation.DecodedRows + 9).Select(piece => piece with
            {
                Words = [.. Enumerable.Repeat(piece.Words, 6).SelectMany(words => words)],
            }),
        ];
        ContinuousCacheOptions memory = new() { Sharpness = 100 };
        var loss = Measure(pieces, memory);

        Assert.InRange(loss, 0, 0.7 * Measure(pieces, null));
        Assert.Equal(Measure(pieces, null), Measure(pieces, memory with { Weight = 0 }), Tolerance);

        // No piece remembers another.
        Assert.Equal(
            pieces.Sum(piece => (piece.Words.Length + 1) * Measure([piece], memory))
            / pieces.Sum(piece => piece.Words.Length + 1),
            loss,
            Tolerance);

        double Measure(IReadOnlyList<TrainingPiece> set, ContinuousCacheOptions? options) =>
            Validation.MeasureDecoder(decoder, set, s_end, options, TestContext.Current.CancellationToken);
    }

    [Fact]
    public void Measure_OtherOrderAndCompany_GivesTheSameLoss()
    {
        var model = TinyModel.File().Model;
        var pieces = Pieces(35);
        using Tape tape = new();
        double sum = 0;
        long words = 0;
        foreach (var piece in pieces)
        {
            var alone = Validation.Measure(model, [piece], s_end, tape, TestContext.Current.CancellationToken);
            sum += alone.Loss * alone.Words;
            words += alone.Words;
        }

        var backwards = pieces.Reverse().ToList();
        var together = Validation.Measure(model, backwards, s_end, tape, TestContext.Current.CancellationToken);

        Assert.Equal(sum / words, together.Loss, Tolerance);
    }

    [Fact]
    public void Measure_LearningModel_IsMeasuredInEvaluationAndLearnsOn()
    {
        var model = TinyModel.Create(TinyModel.Shape with { Words = TinyModel.Words.Count, Dropout = 0.5 });
        using Tape tape = new();

        var first = Validation.Measure(model, Pieces(3), s_end, tape, TestContext.Current.CancellationToken);
        var second = Validation.Measure(model, Pieces(3), s_end, tape, TestContext.Current.CancellationToken);

        Assert.Equal(first, second);
        Assert.True(model.IsTraining);
        Assert.True(tape.IsRecording);
    }

    // The longest takes two windows.
    private static TrainingPiece[] Pieces(int count) =>
    [
        .. Enumerable.Range(0, count).Select(i => new TrainingPiece(
            [.. Enumerable.Range(0, i == 5 ? 200 : i * 7 % 30)
                .Select(p => ((i * 31) + (p * 17)) % TinyModel.Words.Count)],
            i % 5,
            $"{i}.mid")),
    ];

    private static double ByHand(LanguageModel model, TrainingPiece piece)
    {
        using Tape tape = new();
        int[] read = [s_end, .. piece.Words];
        int[] targets = [.. piece.Words, s_end];
        var moods = Enumerable.Repeat(piece.Mood, read.Length).ToArray();
        var logits = model.Forward(tape, read, moods, read.Length, model.CreateState(1)).Data.ToArray();
        return targets.Select((target, t) =>
        {
            var row = logits.Skip(t * TinyModel.Words.Count).Take(TinyModel.Words.Count).ToArray();
            return Math.Log(row.Sum(logit => Math.Exp(logit))) - row[target];
        }).Sum();
    }
}
