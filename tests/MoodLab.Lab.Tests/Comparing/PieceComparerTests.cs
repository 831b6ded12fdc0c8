using MoodLab.Lab.Comparing;
using MoodLab.Lab.Tests.Pieces;
using MoodLab.Music.Scores;

namespace MoodLab.Lab.Tests.Comparing;

public sealed class PieceComparerTests
{
    private const string Ada = "ada";
    private const string Ben = "ben";

    private static readonly Score s_empty = new() { TicksPerQuarter = 480, Parts = [] };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Compare_KnownPiece_CountsWhatIsInIt()
    {
        // A quarter is a second, then half of one: C4 for two seconds, G4 and E3 for one.
        var score = Piece(
            [Note(60, 40, 0, 960), Note(67, 80, 960, 960), Note(52, 100, 960, 960)],
            new TempoChange(0, 1_000_000), new TempoChange(960, 500_000));

        var comparison = PieceComparer.Compare([("one", score), ("none", s_empty)]);

        var profile = comparison.Pieces[0].Profile;
        Assert.Equal((3, 3.0), (profile.Notes, profile.Seconds));
        Assert.Equal(("E3", "G4", 15), (profile.LowestPitch, profile.HighestPitch, profile.RangeInSemitones));
        Assert.Equal((80.0, 60.0, 120.0), (profile.Tempo!.Value, profile.SlowestTempo, profile.FastestTempo));
        Assert.Equal(220 / 3.0, profile.Velocity!.Value, 1e-9);
        Assert.Equal([new PitchCount(52, "E3", 1), new PitchCount(60, "C4", 1), new PitchCount(67, "G4", 1)],
            profile.Pitches);
        Assert.Equal("C major", profile.Key);
        Assert.Equal(0.5, profile.PitchClasses.Single(of => of.Name == "C").Share, 1e-9);
        Assert.Equal(1, profile.PitchClasses.Sum(of => of.Share), 1e-9);
        Assert.Equal(1, comparison.SliceSeconds);
        Assert.Equal([new TimeSlice(0, 1, 40), new TimeSlice(1, 0, null), new TimeSlice(2, 2, 90)], profile.Slices);
        Assert.Equal(3, profile.Metrics.Single(of => of.Name == "pitches used").Value);
    }

    [Fact]
    public void Compare_PieceWithoutNotes_SaysWhatThereIsNot()
    {
        var profile = PieceComparer.Compare([("none", s_empty), ("none", s_empty)]).Pieces[0].Profile;

        Assert.Equal((0, 0.0, 0), (profile.Notes, profile.Seconds, profile.RangeInSemitones));
        Assert.Null(profile.LowestPitch ?? profile.HighestPitch ?? profile.Key);
        Assert.Null(profile.Tempo ?? profile.SlowestTempo ?? profile.FastestTempo ?? profile.Velocity);
        Assert.Empty(profile.Slices);
        Assert.Equal(12, profile.PitchClasses.Count);
        Assert.Null(profile.Metrics.Single(of => of.Name == "polyphony").Value);
    }

    [Theory]
    [InlineData(40, 1)]
    [InlineData(41, 2)]
    [InlineData(300, 10)]
    [InlineData(1_000_000, 50_000)]
    public void Compare_LongestPiece_SetsTheSlicesOfAll(int seconds, double slice)
    {
        var longest = Piece([Note(60, 80, (seconds * 960L) - 960, 960)]);

        var comparison = PieceComparer.Compare([("short", Piece([Note(60, 80, 0, 960)])), ("long", longest)]);

        Assert.Equal(slice, comparison.SliceSeconds);
        Assert.Single(comparison.Pieces[0].Profile.Slices);
        Assert.InRange(comparison.Pieces[1].Profile.Slices.Count, 2, 40);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    public void Compare_TooFewOrTooMany_IsRefused(int count) => Assert.Throws<ArgumentException>(
        () => PieceComparer.Compare([.. Enumerable.Repeat(("piece", s_empty), count)]));

    [Fact]
    public async Task Compare_PiecesOfALibrary_SaysWhatMadeThem()
    {
        await using var lab = await TestLab.CreateAsync();
        var one = await lab.Pieces.AddAsync(SamplePieces.Create(Ada, "One"), Token);
        var two = await lab.Pieces.AddAsync(SamplePieces.Create(Ada, "Two"), Token);

        var comparison = await PieceComparer.CompareAsync(lab.Library, Ada, [two, one], Token);

        Assert.Equal(["Two", "One"], comparison!.Pieces.Select(piece => piece.Name));
        Assert.Equal((two, 7), (comparison.Pieces[0].Origin!.Id, comparison.Pieces[0].Origin!.Settings.Seed));
        Assert.Equal(2, comparison.Pieces[0].Profile.Notes);
    }

    [Fact]
    public async Task Compare_PieceOfSomebodyElseOrRemoved_FindsNothing()
    {
        await using var lab = await TestLab.CreateAsync();
        var own = await lab.Pieces.AddAsync(SamplePieces.Create(Ada), Token);
        var other = await lab.Pieces.AddAsync(SamplePieces.Create(Ben), Token);
        var removed = await lab.Pieces.AddAsync(SamplePieces.Create(Ada), Token);
        await lab.Library.KeepAsync(Ada, removed, Token);
        await lab.Library.RemoveAsync(Ada, removed, Token);

        Assert.Null(await PieceComparer.CompareAsync(lab.Library, Ada, [own, other], Token));
        Assert.Null(await PieceComparer.CompareAsync(lab.Library, Ada, [own, removed], Token));
    }

    private static Score Piece(Note[] notes, params TempoChange[] tempi) =>
        new() { TicksPerQuarter = 480, Tempi = tempi, Parts = [new Part { Notes = notes }] };

    private static Note Note(int pitch, int velocity, long start, long duration) =>
        new(new MidiPitch(pitch), new Velocity(velocity), start, duration);
}
