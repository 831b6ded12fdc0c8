using MoodLab.Learning.ControlStudy;
using MoodLab.Learning.Datasets;
using MoodLab.Learning.Words;
using MoodLab.Music.Moods;

namespace MoodLab.Learning.Tests.ControlStudy;

public sealed class QualityStudyTests
{
    private const double Tolerance = 1e-9;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Measure_TheCorpusItself_HasItsMeansAndOverlapsMoreThanOthers()
    {
        QualityStudy study = new(
            [.. Enumerable.Range(0, 12).Select(i => new CorpusPiece("", Piece(i).Score(), null))], 30);

        var same = study.Measure([.. Enumerable.Range(0, 12).Select(Piece)], Token);
        var other = study.Measure([.. Enumerable.Range(0, 12).Select(i => Piece((7 * i) + 60))], Token);

        Assert.All(
            same.Features.Where(feature => feature.Mean is not null),
            feature => Assert.Equal(feature.CorpusMean!.Value, feature.Mean!.Value, Tolerance));
        Assert.True(same.MeanOverlap > other.MeanOverlap + 0.1, $"{same.MeanOverlap} against {other.MeanOverlap}");
        Assert.True(same.MeanDivergence < other.MeanDivergence);
        Assert.Equal(21, same.Features.Count);
    }

    [Fact]
    public void Measure_KnownPieces_CountsNotesRangeAndRepetition()
    {
        QualityStudy study = new([new CorpusPiece("", Piece(0).Score(), null)], 30);

        // Two seconds a bar; the second bar repeats the first.
        var quality = study.Measure(
            [new ControlPiece(Mood.Calm, 0, WordText.Parse("t_120 d_whole_0 n_57 n_64 w_16 n_57 n_64 w_16"))], Token);

        Assert.Equal(1, quality.Pieces);
        Assert.Equal(1, quality.NotesPerSecond!.Value, 0.01);
        Assert.Equal(0.5, quality.Repetition);
        Assert.Equal(("A3", "E4"), (quality.Lowest, quality.Highest));
        Assert.Equal(7, quality.Metrics["pitch range"]);
        Assert.Null(quality.Features[0].Overlap);
    }

    [Fact]
    public void Measure_PieceWithoutNotes_HasNoNumbersButNoError()
    {
        QualityStudy study = new([new CorpusPiece("", Piece(0).Score(), null)], 30);

        var quality = study.Measure([new ControlPiece(null, 0, WordText.Parse("w_16"))], Token);

        Assert.Equal((null, null, null), (quality.Repetition, quality.NotesPerSecond, quality.Lowest));
        Assert.Null(quality.Metrics["polyphony"]);
    }

    // The larger the number, the denser, higher and longer the piece.
    private static ControlPiece Piece(int i) => new(Mood.Calm, (ulong)i, WordText.Parse(
        $"t_{100 + (2 * (i % 2))} " + string.Join(' ', Enumerable.Range(0, 10 + i).Select(
            k => $"n_{40 + ((k * (i + 3)) % (12 + (i / 4)))} w_{1 + (k % 3)}"))));
}
