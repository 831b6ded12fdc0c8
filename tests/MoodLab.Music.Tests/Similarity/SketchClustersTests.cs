using MoodLab.Music.Scores;
using MoodLab.Music.Similarity;

namespace MoodLab.Music.Tests.Similarity;

public sealed class SketchClustersTests
{
    [Fact]
    public void Group_OneWorkInOtherKeysTempiAndHands_IsOneCluster()
    {
        var work = Tune(seed: 1);
        NoteSketch[] sketches =
        [
            NoteSketch.Of(ToScore(work)),
            NoteSketch.Of(ToScore(Tune(seed: 2))),
            NoteSketch.Of(ToScore(work, transpose: -5)),
            NoteSketch.Of(ToScore(work, ticksPerQuarter: 96)),
            NoteSketch.Of(ToScore([.. work.Select((pitch, i) => i % 97 == 5 ? pitch + 1 : pitch)])),
        ];

        Assert.Equal([0, 1, 0, 0, 0], SketchClusters.Group(sketches));
    }

    [Fact]
    public void Group_AChain_IsOneClusterThroughItsMiddle()
    {
        var (first, second) = (Tune(seed: 1, notes: 400), Tune(seed: 2, notes: 400));
        NoteSketch[] sketches =
        [
            NoteSketch.Of(ToScore(first)), NoteSketch.Of(ToScore([.. first, .. second])), NoteSketch.Of(ToScore(second)),
        ];

        Assert.Equal(0, sketches[0].Similarity(sketches[2]));
        Assert.Equal([0, 0, 0], SketchClusters.Group(sketches));
    }

    [Theory]
    [InlineData(300, 300)]
    [InlineData(900, 300)]
    [InlineData(2000, 1000)]
    public void Similarity_SharedBeginning_IsItsShare(int notes, int shared)
    {
        var work = Tune(seed: 3, notes: notes);
        int[] other = [.. work[..shared], .. Tune(seed: 4, notes: notes - shared)];

        var similarity = NoteSketch.Of(ToScore(work)).Similarity(NoteSketch.Of(ToScore(other)));

        // Jaccard's index: what both have, of what either has.
        Assert.Equal((double)shared / ((2 * notes) - shared), similarity, 0.05);
    }

    [Fact]
    public void Similarity_TooShortOrPercussion_IsNone()
    {
        var tiny = NoteSketch.Of(ToScore(Tune(seed: 1, notes: NoteSketch.ShingleLength)));
        var drums = NoteSketch.Of(ToScore(Tune(seed: 1), channel: Part.PercussionChannel));

        Assert.Equal(0, tiny.Hashes.Length);
        Assert.Equal(0, drums.Similarity(drums));
        Assert.Equal([0, 1], SketchClusters.Group([tiny, drums]));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1.1)]
    public void Group_ThresholdOutOfRange_Throws(double threshold) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => SketchClusters.Group([], threshold));

    private static int[] Tune(int seed, int notes = 500)
    {
        Random random = new(seed);
        return [.. Enumerable.Range(0, notes).Select(_ => random.Next(40, 90))];
    }

    private static Score ToScore(int[] pitches, int transpose = 0, int ticksPerQuarter = 480, int channel = 0) => new()
    {
        TicksPerQuarter = ticksPerQuarter,
        Parts =
        [
            new Part
            {
                Channel = channel,
                Notes =
                [
                    .. pitches.Select((pitch, i) => new Note(
                        new MidiPitch(pitch + transpose), new Velocity(64), (long)i * ticksPerQuarter,
                        ticksPerQuarter)),
                ],
            },
        ],
    };
}
