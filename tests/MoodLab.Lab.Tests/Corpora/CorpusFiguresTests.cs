using MoodLab.Lab.Corpora;

namespace MoodLab.Lab.Tests.Corpora;

public sealed class CorpusFiguresTests
{
    private const double Tolerance = 1e-12;

    // The quartiles are 2 and 4, the fences -1 and 7.
    private static readonly double[] s_lengths = [1, 2, 3, 4, 100];

    [Fact]
    public void BoxPlot_OfAnOutlier_EndsAtTheLastValueWithinTheFences() =>
        Assert.Equal(new BoxPlot(5, 1, 1, 2, 3, 4, 4, 100, 1), BoxPlot.Of(s_lengths));

    [Fact]
    public void BoxPlot_OfOneValue_IsALine() =>
        Assert.Equal(new BoxPlot(1, 7, 7, 7, 7, 7, 7, 7, 0), BoxPlot.Of([7]));

    [Fact]
    public void BoxPlot_OfNothing_IsNone() => Assert.Null(BoxPlot.Of([]));

    [Fact]
    public void Quantiles_OfCounted_AreThoseOfTheRepeatedValues() => Assert.Equal(
        Quantiles.Of([1, 1, 1, 2, 5, 5, 9]),
        Quantiles.OfCounted([(5, 2), (1, 3), (9, 1), (2, 1)]));

    [Fact]
    public void Of_Classes_AreSummedUpMostPiecesFirst()
    {
        var figures = CorpusFigures.Of(
        [
            .. s_lengths.Select((length, i) => File($"Bach/{i}.mid", length)),
            File("Clara/a.mid", 3),
            new CorpusFile { Path = "Clara/broken.mid", Reason = "It is broken." },
            File("loose.mid", 5),
        ]);

        Assert.Equal(7, figures.Pieces);
        Assert.Equal(["Bach", "", "Clara"], figures.Classes.Select(of => of.Name));
        Assert.Equal([(5, 5), (1, 1), (2, 1)], figures.Classes.Select(of => (of.Files, of.Pieces)));
        Assert.Equal(BoxPlot.Of(s_lengths), figures.Classes[0].Length);
        Assert.Equal(5 / 7.0, figures.Classes[0].Share, Tolerance);
    }

    [Fact]
    public void Of_Clipped_MovesOutliersToTheFencesOfAllPieces()
    {
        CorpusFile[] files = [.. s_lengths.Select((length, i) => File(i < 4 ? "A/" + i : "B/" + i, length))];

        var figures = CorpusFigures.Of(files, isClipped: true);

        Assert.True(figures.IsClipped);
        Assert.Equal(7, figures.Classes[1].Length!.Maximum);
        Assert.Equal(4, figures.Classes[0].Length!.Maximum);
        Assert.Equal(100, CorpusFigures.Of(files).Classes[1].Length!.Maximum);
    }

    [Fact]
    public void Of_Tempi_AreCountedInAtMostFiftyBars()
    {
        var figures = CorpusFigures.Of(
        [
            File("A/a", 1) with { TempoChanges = [(60, 3), (61, 1)] },
            File("A/b", 1) with { TempoChanges = [(60, 1), (159, 2)] },
        ]);

        Assert.Equal(50, figures.TempoChanges.Count);
        Assert.Equal(new TempoBin(60, 62, 5), figures.TempoChanges[0]);
        Assert.Equal(new TempoBin(158, 160, 2), figures.TempoChanges[^1]);
        Assert.Equal(7, figures.TempoChanges.Sum(bin => bin.Changes));
    }

    [Fact]
    public void Of_TempiClipped_CountsFarOnesInTheLastBar()
    {
        var figures = CorpusFigures.Of(
            [File("A/a", 1) with { TempoChanges = [(100, 10), (102, 10), (7000, 1)] }], isClipped: true);

        Assert.Equal(105, figures.TempoChanges[^1].From);
        Assert.Equal(1, figures.TempoChanges[^1].Changes);
    }

    [Fact]
    public void Of_OneTempo_IsOneBar() => Assert.Equal(
        [new TempoBin(120, 121, 1)],
        CorpusFigures.Of([File("A/a", 1) with { TempoChanges = [(120, 1)] }]).TempoChanges);

    [Fact]
    public void Of_Polyphony_IsAddedUp()
    {
        var figures = CorpusFigures.Of(
        [
            File("A/a", 1) with { Onsets = [5, 2], Sounding = [1.5f] },
            File("A/b", 1) with { Onsets = [1], Sounding = [0.5f, 0, 4] },
        ]);

        Assert.Equal(
            [new PolyphonyCount(1, 6, 2), new PolyphonyCount(2, 2, 0), new PolyphonyCount(3, 0, 4)],
            figures.Polyphony);
    }

    [Fact]
    public void Of_Signatures_AreCountedByPieceAndClass()
    {
        var figures = CorpusFigures.Of(
        [
            File("A/a", 1) with { TimeSignatures = [("3/4", 9)], KeySignatures = [("C major", 1)] },
            File("A/b", 1) with { TimeSignatures = [("4/4", 1), ("3/4", 1)] },
            File("B/a", 1) with { TimeSignatures = [("4/4", 2)] },
            File("B/b", 1) with { TimeSignatures = [("4/4", 1)] },
        ]);

        Assert.Equal(
            [
                new SignatureCount("4/4", "B", 2, 3), new SignatureCount("4/4", "A", 1, 1),
                new SignatureCount("3/4", "A", 2, 10),
            ],
            figures.TimeSignatures);
        Assert.Equal([new SignatureCount("C major", "A", 1, 1)], figures.KeySignatures);
    }

    [Fact]
    public void Balance_OfClasses_IsEvenWhereTheyAreOfOneSize()
    {
        Assert.Equal(1, ClassBalance.Of([5, 5, 5, 0]).Evenness!.Value, Tolerance);
        var balance = ClassBalance.Of([98, 1, 1]);
        Assert.Equal((3, 2, 98, 1, 0.98), (
            balance.Classes, balance.Singles, balance.Largest, balance.Smallest, balance.LargestShare));
        Assert.InRange(balance.Evenness!.Value, 0.05, 0.15);
        Assert.Equal(new ClassBalance(0, 0, 0, 0, null, null), ClassBalance.Of([]));
        Assert.Equal(new ClassBalance(1, 0, 3, 3, 1, null), ClassBalance.Of([3]));
    }

    [Fact]
    public void Of_Nothing_HasNoFigures()
    {
        var figures = CorpusFigures.Of([], isClipped: true);

        Assert.Equal(0, figures.Pieces);
        Assert.Empty(figures.Classes);
        Assert.Empty(figures.TempoChanges);
        Assert.Empty(figures.Polyphony);
    }

    [Theory]
    [InlineData(CorpusMeasure.Pieces, null, null, null, true)]
    [InlineData(CorpusMeasure.Length, 9.0, 11.0, null, true)]
    [InlineData(CorpusMeasure.Length, 11.0, null, null, false)]
    [InlineData(CorpusMeasure.Notes, 4.0, 4.0, null, true)]
    [InlineData(CorpusMeasure.TempoChange, 100.0, 119.0, null, false)]
    [InlineData(CorpusMeasure.TempoChange, 120.0, null, null, true)]
    [InlineData(CorpusMeasure.Onsets, 1.0, 1.0, null, false)]
    [InlineData(CorpusMeasure.Onsets, 2.0, 2.0, null, true)]
    [InlineData(CorpusMeasure.Sounding, 3.0, 3.0, null, false)]
    [InlineData(CorpusMeasure.TimeSignature, null, null, "3/4", true)]
    [InlineData(CorpusMeasure.TimeSignature, null, null, "4/4", false)]
    [InlineData(CorpusMeasure.KeySignature, null, null, "C major", false)]
    public void Mark_Holds_WhatIsMeasured(
        CorpusMeasure measure, double? from, double? to, string? signature, bool isHeld)
    {
        var piece = File("Bach/a.mid", 10) with
        {
            Notes = 4,
            TempoChanges = [(120, 1)],
            Onsets = [0, 2],
            Sounding = [1, 1],
            TimeSignatures = [("3/4", 1)],
        };

        Assert.Equal(isHeld, new CorpusMark(measure, "Bach", from, to, signature).Holds(piece));
        Assert.False(new CorpusMark(measure, "Clara", from, to, signature).Holds(piece));
    }

    private static CorpusFile File(string path, double length) =>
        new() { Path = path, Notes = 1, Length = length, Tempo = 120, Polyphony = 1 };
}
