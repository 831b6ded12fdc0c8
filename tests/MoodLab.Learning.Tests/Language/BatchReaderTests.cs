using MoodLab.Learning.Language;
using MoodLab.Neural.Layers;

namespace MoodLab.Learning.Tests.Language;

public sealed class BatchReaderTests
{
    private const int End = 99;

    private static readonly TrainingPiece[] s_pieces =
    [
        .. Enumerable.Range(0, 11).Select(i => new TrainingPiece(
            [.. Enumerable.Range(i * 9, i * 3 % 8)], i % 5, $"{i}.mid")),
    ];

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 100)]
    [InlineData(3, 4)]
    [InlineData(20, 5)]
    public void Read_AnyLayout_GivesEveryPieceOnceFromItsStartToItsEnd(int rows, int window)
    {
        List<string> found = [];
        var open = new List<int>?[rows];
        foreach (var batch in BatchReader.Read(s_pieces, rows, window, End))
        {
            var counted = 0;
            for (var row = 0; row < rows; row++)
            {
                // A piece begins only where the one before is over.
                Assert.False(batch.Begins[row] && open[row] is not null);
                var read = batch.Begins[row] ? [] : open[row];
                for (var at = row; at < rows * window; at += rows)
                {
                    if (batch.Targets[at] == CrossEntropy.Ignored)
                    {
                        Assert.Null(read);
                        continue;
                    }

                    Assert.NotNull(read);
                    Assert.Equal(read.Count == 0 ? End : read[^1], batch.Words[at]);
                    counted++;
                    if (batch.Targets[at] == End)
                    {
                        found.Add($"{batch.Moods[at]}: {string.Join(' ', read)}");
                        read = null;
                        continue;
                    }

                    read.Add(batch.Targets[at]);
                }

                open[row] = read;
            }

            Assert.Equal(counted, batch.Count);
            Assert.True(counted > 0);
        }

        Assert.All(open, Assert.Null);
        Assert.Equal(s_pieces.Select(piece => $"{piece.Mood}: {string.Join(' ', piece.Words)}").Order(), found.Order());
    }

    [Fact]
    public void Read_Twice_GivesTheSameBatches()
    {
        var first = BatchReader.Read(s_pieces, 3, 4, End).ToList();
        var second = BatchReader.Read(s_pieces, 3, 4, End).ToList();

        Assert.Equivalent(first, second, strict: true);
    }

    [Fact]
    public void Read_SeveralRows_NamesTheFilesOfEachWindow()
    {
        // Pieces of 0, 3, 6, 1 ... words and an end each.
        var batches = BatchReader.Read(s_pieces, 2, 4, End).ToList();

        Assert.Equal(["0.mid", "1.mid"], batches[0].Paths);
        Assert.Equal(["2.mid", "3.mid"], batches[1].Paths);
        Assert.Equal(["2.mid", "4.mid"], batches[2].Paths);
        Assert.Equal(s_pieces.Select(piece => piece.Path), batches.SelectMany(batch => batch.Paths).Distinct());
    }

    [Fact]
    public void Read_NoPieces_GivesNoBatch() => Assert.Empty(BatchReader.Read([], 3, 4, End));

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 0)]
    public void Read_NoRowsOrSteps_IsRefused(int rows, int window) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => BatchReader.Read(s_pieces, rows, window, End));
}
