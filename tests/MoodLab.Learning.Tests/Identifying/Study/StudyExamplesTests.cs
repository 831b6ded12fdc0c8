using MoodLab.Learning.Identifying;
using MoodLab.Learning.Identifying.Study;
using MoodLab.Learning.Tests.Words;
using MoodLab.Music.Rolls;
using MoodLab.Music.Scores;

namespace MoodLab.Learning.Tests.Identifying.Study;

public sealed class StudyExamplesTests
{
    // Scores.Note counts in beats of half a second at 120 a minute: a frame each.
    private static readonly RollOptions s_options = new() { FramesPerSecond = 2, FragmentFrames = 3 };

    [Fact]
    public void Fragments_OfLongPieces_AreSpreadEvenlyAndCopiesAreMarked()
    {
        var piece = Piece("A/a.mid", [.. Enumerable.Range(0, 30).Select(i => Scores.Note(60, i, 1))]);

        var fragments = Fragment.Of([(piece, 1)], most: 4, copies: [2, -2]);

        Assert.Equal(10, piece.Roll.Fragments);
        Assert.Equal([0, 2, 5, 7], fragments.Take(4).Select(fragment => fragment.Index));
        Assert.Equal(12, fragments.Count);
        Assert.Equal(["A/a.mid", "A/a.mid+2", "A/a.mid-2"], fragments.Select(fragment => fragment.Path).Distinct());
        Assert.All(fragments, fragment => Assert.Equal((1, 3), (fragment.Class, fragment.Fold)));
        FragmentExamples examples = new(fragments, 2);
        Assert.NotEqual(0, examples.Batch([4]).Data[62 * 3]);
        Assert.NotEqual(0, examples.Batch([8]).Data[58 * 3]);
    }

    [Fact]
    public void Fragments_InABatch_AreVelocitiesOf127()
    {
        var note = Scores.Note(60, 1, 1);
        FragmentExamples examples = new(Fragment.Of([(Piece("A/a.mid", note), 0)], 9, []), 2);

        var batch = examples.Batch([0, 0]);

        Assert.Equal([2, 1, 128, 3], batch.Shape.ToArray());
        Assert.Equal(
            [(60 * 3) + 1, ((128 + 60) * 3) + 1],
            Enumerable.Range(0, batch.Length).Where(i => batch.Data[i] != 0));
        Assert.Equal(note.Velocity.Value / 127f, batch.Data[(60 * 3) + 1]);
    }

    [Fact]
    public void Profiles_OfAFragment_AreRootsOfMeansInThirds()
    {
        var note = Scores.Note(60, 1, 1);
        ProfileExamples examples = new(Fragment.Of([(Piece("A/a.mid", note), 0)], 9, []), 2);

        var batch = examples.Batch([0]);

        Assert.Equal([1, 384], batch.Shape.ToArray());
        Assert.Equal([128 + 60], Enumerable.Range(0, batch.Length).Where(i => batch.Data[i] != 0));
        Assert.Equal(MathF.Sqrt(note.Velocity.Value / 127f), batch.Data[128 + 60], 6);
    }

    [Fact]
    public void Windows_OfNeighbours_TellNothingOfThePiece()
    {
        var files = Enumerable.Range(0, 12).Select(i => (
            Piece: Piece($"A/{i}.mid", [.. Enumerable.Range(0, i + 1).Select(n => Scores.Note(60, n, 1))]),
            Class: i % 2)).ToList();

        var windows = StudyWindows.OfNeighbours(files);

        Assert.Equal(["A/10.mid", "A/11.mid"], windows.Select(window => window.Path));
        Assert.Equal([0, 1], windows.Select(window => window.Class));
        Assert.All(windows, window => Assert.Equal(10, window.Steps.Count));

        // Lengths and notes are 1 to 12, mean 6.5, deviation sqrt(143 / 12); the file itself is in no window.
        double Scaled(int files) => (files - 6.5) / Math.Sqrt(143.0 / 12);
        Assert.All(
            Enumerable.Range(0, 10), i => Assert.All(windows[1].Steps[i], f => Assert.Equal(Scaled(i + 2), f, 9)));
    }

    [Fact]
    public void Windows_OfNeighbours_DrawOutliersIn()
    {
        var files = Enumerable.Range(0, 11).Select(i => (
            Piece: Piece(
                $"A/{i}.mid", [.. Enumerable.Range(0, i == 0 ? 500 : 10 + i).Select(n => Scores.Note(60, n, 1))]),
            Class: 0)).ToList();

        var notes = StudyWindows.OfNeighbours(files)[0].Steps.Select(step => step[1]).ToList();

        // Sorted they are 11 to 20 and 500: the quartiles are 13.5 and 18.5, and so the fence stands at 26.
        Assert.Equal((26.0 - 11) / (20 - 11), (notes[0] - notes[1]) / (notes[9] - notes[1] + (notes[2] - notes[1])), 9);
    }

    [Fact]
    public void Windows_OfPieces_AreTheTenthsOfEach()
    {
        var piece = Piece("A/a.mid", [Scores.Note(60, 0, 1), Scores.Note(62, 0, 1), Scores.Note(64, 9, 1)]);
        var other = Piece("A/b.mid", [.. Enumerable.Range(0, 20).Select(n => Scores.Note(60, n, 1))]);

        var windows = StudyWindows.OfPieces([(piece, 0), (other, 1)], _ => true);

        Assert.Equal((5.0, 3), (piece.Length, piece.Notes));
        Assert.Equal([2, 0, 0, 0, 0, 0, 0, 0, 0, 1], piece.NotesByTenth);
        Assert.Equal([0, 1], windows.Select(window => window.Class));
        Assert.True(windows[0].Steps[0][1] > windows[0].Steps[9][1]);
        Assert.True(windows[0].Steps[9][1] > windows[0].Steps[5][1]);
        Assert.All(windows[0].Steps, step => Assert.Equal(-1, step[0], 9));
        Assert.All(windows[1].Steps, step => Assert.Equal(1, step[0], 9));
    }

    [Fact]
    public void Classes_AboveAShare_CountAllFragments()
    {
        StudyPiece Long(string path, int fragments) =>
            Piece(path, [.. Enumerable.Range(0, 3 * fragments).Select(n => Scores.Note(60, n, 1))]);
        StudyPiece[] pieces = [Long("B/a.mid", 60), Long("B/b.mid", 30), Long("A/a.mid", 9), Long("C/a.mid", 1)];

        Assert.Equal(["A", "B", "C"], StudyClasses.Above(pieces, 0));
        Assert.Equal(["A", "B"], StudyClasses.Above(pieces, 1));
        Assert.Equal(["B"], StudyClasses.Above(pieces, 10));
    }

    private static StudyPiece Piece(string path, params Note[] notes) => StudyPiece.Of(
        new ComposerPiece(path, path[..1], Cluster: 0, Fold: 3), Scores.Of(notes) with { Tempi = [] }, s_options);
}
