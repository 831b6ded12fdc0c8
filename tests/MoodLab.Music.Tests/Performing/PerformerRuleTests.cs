using MoodLab.Music.Performing;
using MoodLab.Music.Scores;

namespace MoodLab.Music.Tests.Performing;

/// <summary>What rules do to a performance: accents, phrases, tempo and pitch.</summary>
public sealed class PerformerRuleTests
{
    private const int Eighth = Melodies.Quarter / 2;
    private const int Bar = 4 * Melodies.Quarter;

    [Theory]
    [InlineData(4, 4, new[] { 74, 60, 64, 60, 69, 60, 64, 60 })]
    [InlineData(3, 4, new[] { 74, 60, 64, 60, 64, 60 })]
    [InlineData(6, 8, new[] { 74, 60, 60, 69, 60, 60 })]
    [InlineData(9, 8, new[] { 74, 60, 60, 64, 60, 60, 64, 60, 60 })]
    public void Perform_Accent_FollowsTheMetre(int numerator, int denominator, int[] velocities)
    {
        var score = Melodies.Even(2 * velocities.Length, Eighth) with
        {
            TimeSignatures = [new TimeSignature(0, numerator, denominator)],
        };

        var played = Performer.Perform(score, new PerformanceOptions { MetricalAccent = 10 }, 0);

        Assert.Equal([.. velocities, .. velocities], Melodies.Velocities(played).Select(velocity => (int)velocity));
    }

    [Fact]
    public void Perform_AccentAfterAChangeOfMetre_CountsFromThere()
    {
        var score = Melodies.Even(8) with { TimeSignatures = [new(0, 3, 4), new(3 * Melodies.Quarter, 5, 4)] };

        var played = Performer.Perform(score, new PerformanceOptions { MetricalAccent = 10 }, 0);

        Assert.Equal([74, 64, 64, 74, 64, 64, 64, 64], Melodies.Velocities(played));
    }

    [Fact]
    public void Perform_NotesALittleBesideTheBeat_CountAsOnIt()
    {
        Note[] notes = [.. new long[] { 20, Bar - 20, (2 * Bar) + 20 }
            .Select(start => new Note(new MidiPitch(60), new Velocity(64), start, 100))];

        var played = Performer.Perform(Melodies.Of(notes), new PerformanceOptions { MetricalAccent = 10 }, 0);

        Assert.Equal([74, 74, 74], Melodies.Velocities(played));
    }

    [Fact]
    public void Perform_Loose_StrikesFirstBeatsHarderOnAverage()
    {
        var score = Melodies.Even(400);

        var velocities = Melodies.Velocities(Performer.Perform(score, PerformanceOptions.FromDial(1), 11));

        var first = velocities.Where((_, i) => i % 4 == 0).Average();
        Assert.True(first > velocities.Where((_, i) => i % 4 != 0).Average() + 4);
    }

    [Fact]
    public void Perform_EvenNotes_SwellsAndFallsOverFourBars()
    {
        var played = Performer.Perform(Melodies.Even(48), new PerformanceOptions { PhraseVelocity = 12 }, 0);

        var velocities = Melodies.Velocities(played);
        Assert.Equal(velocities[..16], velocities[16..32]);
        Assert.Equal(velocities[..16], velocities[32..]);
        Assert.Equal(56, velocities[0]);
        Assert.Equal(68, velocities[8]);
        Assert.Equal(velocities[1..8], velocities[9..16].Reverse());
    }

    [Theory]
    [InlineData(Eighth, 3 * Eighth, true)] // a rest of a quarter
    [InlineData(4 * Eighth, 4 * Eighth, true)] // a long note
    [InlineData(3 * Eighth, 3 * Eighth, false)] // neither
    [InlineData(2 * Eighth, 3 * Eighth, false)] // too short a rest
    public void Perform_RestOrLongNote_EndsAPhrase(long duration, long wait, bool ends)
    {
        // Eleven notes, of which the last is another, and eight more.
        var even = Melodies.Even(19).Parts[0].Notes;
        Note[] notes =
        [
            .. even.Take(10),
            even[10] with { Duration = duration },
            .. even.Skip(11).Select(note => note with { Start = note.Start + wait - Melodies.Quarter }),
        ];

        var velocities = Melodies.Velocities(
            Performer.Perform(Melodies.Of(notes), new PerformanceOptions { PhraseVelocity = 12 }, 0));

        // Phrases begin with the lowest velocity: the first one, and perhaps the twelfth note's.
        Assert.Equal(56, velocities[0]);
        Assert.Equal(ends, velocities[11] == 56);
        Assert.DoesNotContain(56, velocities[1..11]);
    }

    [Fact]
    public void Perform_RestEarlyInAPhrase_DoesNotEndIt()
    {
        var notes = Melodies.Even(16).Parts[0].Notes.Where((_, i) => i != 5);

        var velocities = Melodies.Velocities(
            Performer.Perform(Melodies.Of([.. notes]), new PerformanceOptions { PhraseVelocity = 12 }, 0));

        Assert.Equal(56, velocities[0]);
        Assert.DoesNotContain(56, velocities[1..]);
    }

    [Fact]
    public void Perform_PhraseTempo_IsFastestInTheMiddleAndKeepsTheEnd()
    {
        var score = Melodies.Even(32) with { Tempi = [new TempoChange(0, 600_000), new TempoChange(Bar + 5, 400_000)] };

        var played = Performer.Perform(score, new PerformanceOptions { PhraseTempo = 0.06 }, 0);

        var (before, after) = (score.CreateTempoMap(), played.CreateTempoMap());
        var stretches = Enumerable.Range(0, 16).Select(i => (double)after.TempoAt(i * 480L).MicrosecondsPerQuarter
            / before.TempoAt(i * 480L).MicrosecondsPerQuarter).ToArray();
        Assert.InRange(stretches[0], 1.03, 1.05);
        Assert.InRange(stretches[8], 0.97, 0.99);
        Assert.Equal(before.TicksToSeconds(score.EndTick), after.TicksToSeconds(score.EndTick), 1e-4);
        Assert.Equal(score.Parts, played.Parts);
    }

    [Fact]
    public void Perform_TempoDrift_IsSlowBoundedAndKeepsTheEnd()
    {
        var score = Melodies.Even(400);

        var played = Performer.Perform(score, new PerformanceOptions { TempoDrift = 0.02 }, 4);

        var tempi = played.Tempi.Select(change => change.MicrosecondsPerQuarter / 500_000.0).ToArray();
        Assert.All(tempi, tempo => Assert.InRange(tempo, 0.88, 1.12));
        var steps = tempi.Zip(tempi.Skip(1), (x, y) => (x - y) * (x - y)).Average();
        Assert.True(steps < tempi.Average(tempo => (tempo - 1) * (tempo - 1)), "Neighbours are alike.");
        Assert.Equal(200, played.CreateTempoMap().TicksToSeconds(score.EndTick), 1e-3);
    }

    [Theory]
    [InlineData(0, 0, false)]
    [InlineData(23, 0, false)]
    [InlineData(40, 0, true)]
    [InlineData(40, Part.PercussionChannel, false)]
    [InlineData(112, 0, false)]
    public void Perform_Pitch_DriftsOnInstrumentsWhosePlayersMoveIt(int program, int channel, bool drifts)
    {
        var score = Melodies.Even(200, program: program);
        score = score with { Parts = [score.Parts[0] with { Channel = channel }] };

        var bends = Performer.Perform(score, PerformanceOptions.FromDial(1), 2).Parts[0].PitchBends;

        Assert.Equal(drifts, bends.Count > 0);
        Assert.All(bends, bend => Assert.InRange(bend.Cents, -8.02, 8.02));
        Assert.All(bends.Zip(bends.Skip(1)), pair => Assert.True(pair.Second.Tick >= pair.First.Tick + 480));
    }

    [Fact]
    public void Perform_PartsOfOneChannel_ShareOneDrift()
    {
        var score = Melodies.Even(20, program: 40);
        var part = score.Parts[0];
        score = score with { Parts = [part with { Notes = [] }, part, part, part with { Channel = 1 }] };

        var played = Performer.Perform(score, PerformanceOptions.FromDial(1), 2);

        Assert.Equal([false, true, false, true], played.Parts.Select(p => p.PitchBends.Count > 0));
    }

    [Fact]
    public void Perform_ScoreWithBends_KeepsThemAlone()
    {
        var score = Melodies.Even(20, program: 40) with { TicksPerQuarter = 240 };
        var bent = score.Parts[0] with { PitchBends = [new PitchBend(9, 100)] };

        score = score with { Parts = [score.Parts[0], bent] };
        var played = Performer.Perform(score, PerformanceOptions.FromDial(1), 2);

        Assert.Empty(played.Parts[0].PitchBends);
        Assert.Equal([new PitchBend(18, 100)], played.Parts[1].PitchBends);
    }
}
