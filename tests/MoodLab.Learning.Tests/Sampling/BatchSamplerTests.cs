using MoodLab.Learning.Language;
using MoodLab.Learning.Sampling;
using MoodLab.Learning.Tests.Language;
using MoodLab.Learning.Words;

namespace MoodLab.Learning.Tests.Sampling;

public sealed class BatchSamplerTests
{
    private static readonly ModelFile s_model = TinyModel.File();

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(64)]
    public void Compose_MorePiecesThanRows_GivesEachAsAlone(int rows)
    {
        PieceSamplerOptions[] wishes =
        [
            .. Enumerable.Range(0, 9).Select(i => new PieceSamplerOptions
            {
                Mood = i % 4,
                Seconds = 2 + (i % 3),
                Strength = i % 3,
                Memory = i % 2,
                Seed = (ulong)i,
            }),
        ];
        Counter progress = new();
        using var decoder = s_model.Model.CreateDecoder(rows);

        var pieces = BatchSampler.Compose(
            s_model, decoder, wishes, progress, TestContext.Current.CancellationToken);

        Assert.Equal(Enumerable.Range(1, wishes.Length), progress.Reports);
        for (var i = 0; i < wishes.Length; i++)
        {
            Assert.Equal(WordText.Format(Alone(wishes[i])), WordText.Format(pieces[i]));
        }
    }

    [Fact]
    public void Compose_Nothing_GivesNothing()
    {
        using var decoder = s_model.Model.CreateDecoder(2);

        Assert.Empty(BatchSampler.Compose(
            s_model, decoder, [], cancellationToken: TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Compose_DecoderOfOneRow_IsRefused()
    {
        using var decoder = s_model.Model.CreateDecoder(1);

        Assert.Throws<ArgumentException>(() => BatchSampler.Compose(
            s_model, decoder, [new PieceSamplerOptions { Mood = 0 }],
            cancellationToken: TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Compose_Cancelled_Stops()
    {
        using var decoder = s_model.Model.CreateDecoder(2);
        using CancellationTokenSource source = new();
        Counter progress = new() { Reported = _ => source.Cancel() };
        var wishes = Enumerable.Range(0, 4).Select(i => new PieceSamplerOptions { Mood = i, Seconds = 1 }).ToList();

        Assert.Throws<OperationCanceledException>(
            () => BatchSampler.Compose(s_model, decoder, wishes, progress, source.Token));
        Assert.InRange(progress.Reports.Count, 1, wishes.Count - 1);
    }

    private static IReadOnlyList<Word> Alone(PieceSamplerOptions wish)
    {
        using var decoder = s_model.Model.CreateDecoder(2);
        return BatchSampler.Compose(
            s_model, decoder, [wish], cancellationToken: TestContext.Current.CancellationToken)[0];
    }

    private sealed class Counter : IProgress<int>
    {
        public List<int> Reports { get; } = [];

        public Action<int>? Reported { get; init; }

        public void Report(int value)
        {
            Reports.Add(value);
            Reported?.Invoke(value);
        }
    }
}
