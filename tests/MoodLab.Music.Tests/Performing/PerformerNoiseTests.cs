using MoodLab.Music.Performing;
using MoodLab.Music.Scores;

namespace MoodLab.Music.Tests.Performing;

/// <summary>What chance does to a performance: its spectrum, size and bounds.</summary>
public sealed class PerformerNoiseTests
{
    /// <summary>Pink is -1, white 0 and brown -2; twelve series scatter by 0.03 around their mean.</summary>
    private const double SlopeTolerance = 0.25;

    private static readonly Score s_long = Melodies.Even(1024);

    [Fact]
    public void Perform_Onsets_ArePink() => AssertPink(
        new PerformanceOptions { OnsetMilliseconds = 16 }, played => Melodies.Moves(s_long, played));

    [Fact]
    public void Perform_Lengths_ArePink() => AssertPink(
        new PerformanceOptions { LengthMilliseconds = 24 },
        played => [.. played.Parts[0].Notes.Select(note => (double)note.Duration)]);

    [Fact]
    public void Perform_Velocities_ArePink() =>
        AssertPink(new PerformanceOptions { VelocityDeviation = 10 }, Melodies.Velocities);

    [Fact]
    public void Slope_OfWhiteNoise_IsFlat()
    {
        Random random = new(1);
        double[][] series = [.. Enumerable.Range(0, 8).Select(_ => Enumerable.Range(0, 1024)
            .Select(_ => random.NextDouble()).ToArray())];

        Assert.InRange(Spectrum.Slope(series), -SlopeTolerance, SlopeTolerance);
    }

    [Fact]
    public void Perform_Onsets_StrayAsFarAsTheOptionsSay()
    {
        PerformanceOptions options = new() { OnsetMilliseconds = 10 };
        var moves = Enumerable.Range(0, 40)
            .SelectMany(seed => Melodies.Moves(s_long, Performer.Perform(s_long, options, seed)).Skip(1))
            .ToArray();
        var milliseconds = moves.Select(ticks => ticks * 500 / Melodies.Quarter).ToArray();

        Assert.InRange(Math.Sqrt(milliseconds.Average(move => move * move)), 9, 11);
        Assert.InRange(milliseconds.Average(), -1, 1);
        Assert.All(milliseconds, move => Assert.InRange(move, -30.6, 30.6));
    }

    [Fact]
    public void Perform_FastNotes_StayWithinAQuarterOfTheWayToTheirNeighbours()
    {
        var fast = Melodies.Even(500, length: 20);

        Assert.All(
            Melodies.Moves(fast, Performer.Perform(fast, PerformanceOptions.FromDial(1), 3)),
            move => Assert.InRange(move, -5, 5));
    }

    [Fact]
    public void Perform_OneDeviationMore_LeavesTheOthersAsTheyWere()
    {
        PerformanceOptions options = new() { OnsetMilliseconds = 10 };
        var alone = Performer.Perform(s_long, options, 5);
        var both = Performer.Perform(s_long, options with { VelocityDeviation = 5 }, 5);

        Assert.Equal(Melodies.Moves(s_long, alone), Melodies.Moves(s_long, both));
        Assert.NotEqual(Melodies.Velocities(alone), Melodies.Velocities(both));
    }

    [Fact]
    public void Perform_Chord_SpreadsALittleAndKeepsAKeyThatIsWrittenTwiceTogether()
    {
        int[] pitches = [60, 60, 64, 67];
        var chord = Melodies.Of([.. pitches.Select((pitch, i) =>
            new Note(new MidiPitch(pitch), new Velocity(64), 960, 480 + i))]);

        var played = Performer.Perform(chord, new PerformanceOptions { ChordMilliseconds = 6 }, 1).Parts[0].Notes;

        Assert.Equal(3, played.Select(note => note.Start).Distinct().Count());
        Assert.Single(played.Where(note => note.Pitch.Value == 60).Select(note => note.Start).Distinct());
        Assert.All(played, note => Assert.InRange(note.Start, 960 - 18, 960 + 18));
    }

    private static void AssertPink(PerformanceOptions options, Func<Score, double[]> series)
    {
        double[][] all = [.. Enumerable.Range(0, 12).Select(seed =>
            Centred(series(Performer.Perform(s_long, options, seed))))];

        Assert.InRange(Spectrum.Slope(all), -1 - SlopeTolerance, -1 + SlopeTolerance);
    }

    private static double[] Centred(double[] values)
    {
        var mean = values.Average();
        return [.. values.Select(value => value - mean)];
    }
}
