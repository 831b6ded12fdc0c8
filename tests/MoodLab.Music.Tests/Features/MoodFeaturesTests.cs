using MoodLab.Music.Features;
using MoodLab.Music.Scores;

namespace MoodLab.Music.Tests.Features;

public sealed class MoodFeaturesTests
{
    private const int Quarter = 480;

    // C major, quarter notes up and down the scale at 100 a minute, over a held tonic.
    private static readonly Score s_scale = Score(
        100,
        [
            (48, 80, 0, 16 * Quarter),
            .. new[] { 60, 62, 64, 65, 67, 69, 71, 72, 72, 71, 69, 67, 65, 64, 62, 60 }
                .Select((pitch, i) => (pitch, 60 + i, i * Quarter, Quarter)),
        ]);

    [Theory]
    [InlineData("tempo", 100)]
    [InlineData("tempo deviation", 0)]
    [InlineData("notes a second", 17 / 9.6)]
    [InlineData("onsets a quarter", 1)]
    [InlineData("highest velocity", 80)]
    [InlineData("low pitch", 48)]
    [InlineData("high pitch", 72)]
    [InlineData("melodic steps", 14 / 15.0)]
    [InlineData("repeated pitches", 1 / 15.0)]
    [InlineData("melodic rise", 0.5)]
    [InlineData("silence", 0)]
    [InlineData("syncopation", 0)]
    [InlineData("groove consistency", 1)]
    [InlineData("texture", 2)]
    public void Measure_OfAScaleOverADrone_IsWhatOneCounts(string feature, double expected) =>
        Assert.Equal(expected, Of(s_scale, feature), 1e-9);

    [Fact]
    public void Measure_OfMajorAndMinor_TellsThemApart()
    {
        Assert.True(Of(s_scale, "major over minor") > 0);
        int[] pitches = [57, 60, 64, 69, 68, 64, 60, 57];
        var minor = Score(90, [.. pitches.Select((pitch, i) => (pitch, 70, i * Quarter, Quarter))]);
        Assert.True(Of(minor, "major over minor") < 0);
        Assert.True(Of(minor, "minor third share") > Of(minor, "major third share"));
    }

    [Fact]
    public void Measure_OfAClusterAndOfAFifth_TellsThemApart()
    {
        var cluster = Score(120, [(60, 90, 0, Quarter), (61, 90, 0, Quarter), (62, 90, 0, Quarter)]);
        var fifth = Score(120, [(60, 90, 0, Quarter), (67, 90, 0, Quarter)]);

        Assert.Equal(2 / 3.0, Of(cluster, "semitone clashes"), 1e-9);
        Assert.Equal(1 / 3.0, Of(cluster, "whole tone clashes"), 1e-9);
        Assert.Equal(1, Of(fifth, "fifths"));
    }

    [Fact]
    public void Measure_OfAnyScore_GivesANumberForEveryName()
    {
        Score[] scores =
        [
            s_scale, Score(120, []), Score(120, [(60, 90, 0, 0)]), Score(300, [(0, 1, 5, 1), (127, 127, 5, 1)]),
        ];

        Assert.All(scores, score =>
        {
            var features = MoodFeatures.Measure(score);
            Assert.Equal(MoodFeatures.Names.Count, features.Length);
            Assert.All(features, value => Assert.True(double.IsFinite(value)));
        });
    }

    [Theory]
    [InlineData(new double[] { 4, 0, 2, 0, 3, 1, 0, 4, 0, 1, 0, 1 }, "C major")]
    [InlineData(new double[] { 2, 0, 1, 0, 3, 0, 0, 0, 2, 5, 0, 1 }, "A minor")]
    [InlineData(new double[] { 1, 0, 1, 5, 0, 1, 0, 3, 1, 0, 4, 0 }, "Eb major")]
    public void KeyEstimate_OfATonalPiece_NamesItsKey(double[] durations, string key) =>
        Assert.Equal(key, KeyEstimate.Of(durations)!.Value.Name);

    [Fact]
    public void KeyEstimate_OfSilenceOrOfAllPitchesAlike_IsNone()
    {
        Assert.Null(KeyEstimate.Of(new double[12]));
        Assert.Null(KeyEstimate.Of([.. Enumerable.Repeat(1.0, 12)]));
        Assert.Throws<ArgumentException>(() => KeyEstimate.Of([1, 2]));
    }

    private static double Of(Score score, string feature) =>
        MoodFeatures.Measure(score)[MoodFeatures.Names.ToList().IndexOf(feature)];

    private static Score Score(int bpm, (int Pitch, int Velocity, int Start, int Duration)[] notes) => new()
    {
        TicksPerQuarter = Quarter,
        Tempi = [new TempoChange(0, 60_000_000 / bpm)],
        Parts =
        [
            new Part
            {
                Notes =
                [
                    .. notes.Select(of => new Note(new(of.Pitch), new(of.Velocity), of.Start, of.Duration))
                        .Order(NoteOrder.Instance),
                ],
            },
        ],
    };
}
