using FsCheck;
using FsCheck.Fluent;
using MoodLab.Learning.Evolving;
using MoodLab.Learning.Tests.Words;
using MoodLab.Music.Scales;
using MoodLab.Music.Scores;

namespace MoodLab.Learning.Tests.Evolving;

public sealed class MelodyImportTests
{
    [Fact]
    public void Into_OfAMelodysScoreInItsOwnSettings_IsTheMelody() =>
        Prop.ForAll(Melodies.Any, given =>
        {
            var settings = given.Settings with { Steps = 1 };
            var melody = Melody.Of(Genome.Random(settings.Slots, given.Random), settings);
            var notes = melody.Notes.Count(note => !note.Rests);
            if (notes == 0)
            {
                return;
            }

            var imported = MelodyImport.Into(melody.ToScore(), settings);

            Assert.Equal(melody, Melody.Of(imported.Genome, settings));
            Assert.Equal((notes, notes, 0, 0), (imported.Notes, imported.Kept, imported.Moved, imported.Lost));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Fit_OfATune_FindsKeyScaleOctaveAndTempo()
    {
        // Up the scale of D major and down to its tonic, in crotchets.
        int[] tune = [62, 64, 66, 67, 69, 71, 73, 74, 73, 69, 66, 69, 66, 64, 62, 62];
        var score = Score([.. tune.Select((pitch, i) => Scores.Note(pitch, i, 1))], 90);

        var imported = MelodyImport.Fit(score, 4, 4);

        var settings = imported.Settings;
        Assert.Equal(("D", ScaleKind.Major), (settings.Tonic.Name, settings.Scale));
        Assert.Equal((5, 90), (settings.Octave, settings.BeatsPerMinute));
        Assert.Equal("0123456764242100", imported.Genome.ToString());

        // The last two strokes become one note.
        Assert.Equal((16, 14, 2, 0), (imported.Notes, imported.Kept, imported.Moved, imported.Lost));
        Assert.Equal(
            "14 notes stay as they were and 2 are moved; 0 others are left out.", imported.Describe());
    }

    [Fact]
    public void Fit_OfAMinorTune_IsMinor()
    {
        int[] tune = [57, 60, 64, 60, 62, 60, 59, 57, 64, 65, 64, 62, 60, 59, 57, 57];

        var imported = MelodyImport.Fit(Score([.. tune.Select((pitch, i) => Scores.Note(pitch, i, 1))], 100), 4, 4);

        Assert.Equal(("A", ScaleKind.Aeolian), (imported.Settings.Tonic.Name, imported.Settings.Scale));
    }

    [Fact]
    public void Into_WithChordsBelow_TakesTheTopVoice()
    {
        var score = Score(
        [
            Scores.Note(48, 0, 4), Scores.Note(60, 0, 1), Scores.Note(62, 1, 1), Scores.Note(64, 2, 2),
        ]);

        var imported = MelodyImport.Into(score, Melodies.Settings(1, 4) with { Octave = 5 });

        Assert.Equal("0122", imported.Genome.ToString());
        Assert.Equal((3, 0, 1), (imported.Kept, imported.Moved, imported.Lost));
    }

    [Fact]
    public void Into_NotesOutsideTheScaleOrItsOctave_AreMovedIntoThem()
    {
        // C4 is below the octave from C5, E6 above it, and D#5 between two degrees.
        var score = Score([Scores.Note(60, 0, 1), Scores.Note(88, 1, 1), Scores.Note(75, 2, 1), Scores.Note(79, 3, 1)]);

        var imported = MelodyImport.Into(score, Melodies.Settings(1, 4) with { Octave = 6 });

        Assert.Equal("0214", imported.Genome.ToString());
        Assert.Equal((1, 3), (imported.Kept, imported.Moved));
    }

    [Fact]
    public void Into_NotesOffTheGrid_ComeToTheNearestSlot()
    {
        var score = Score([Scores.Note(48, 0.1, 0.8), Scores.Note(52, 1.9, 1.2), Scores.Note(55, 3.2, 0.1)]);

        var imported = MelodyImport.Into(score, Melodies.Settings(1, 4));

        Assert.Equal("0824", imported.Genome.ToString());
        Assert.Equal((3, 0), (imported.Kept, imported.Moved));
    }

    [Fact]
    public void Into_BarsBeforeTheFirstNote_AreLeftOutOnlyWhereAllWouldBeSilent()
    {
        var late = Score([Scores.Note(48, 9, 1)]);

        Assert.Equal("8088", MelodyImport.Into(late, Melodies.Settings(1, 4)).Genome.ToString());
        Assert.Equal("888888888088", MelodyImport.Into(late, Melodies.Settings(3, 4)).Genome.ToString());
    }

    [Fact]
    public void Into_WithoutPauses_HoldsThroughSilence()
    {
        var score = Score([Scores.Note(50, 1, 1), Scores.Note(52, 3, 1)]);

        Assert.Equal("0112", MelodyImport.Into(score, Melodies.Settings(1, 4, pauses: false)).Genome.ToString());
    }

    [Fact]
    public void Into_TheBusiestPartWithPitches_IsTaken()
    {
        var score = Score([Scores.Note(48, 0, 4)]) with
        {
            Parts =
            [
                new Part { Notes = [Scores.Note(48, 0, 4)] },
                new Part { Notes = [Scores.Note(50, 0, 2), Scores.Note(52, 2, 2)] },
                new Part
                {
                    Channel = Part.PercussionChannel,
                    Notes = [Scores.Note(55, 0, 1), Scores.Note(55, 1, 1), Scores.Note(55, 2, 1)],
                },
            ],
        };

        Assert.Equal("1122", MelodyImport.Into(score, Melodies.Settings(1, 4)).Genome.ToString());
    }

    [Fact]
    public void Fit_OfAnyScore_GivesAMelodyOrSaysWhyNot() =>
        Prop.ForAll(Scores.Random, score =>
        {
            if (score.Parts.Any(part => !part.IsPercussion && part.Notes.Count > 0))
            {
                var imported = MelodyImport.Fit(score, 4, 8);
                Assert.Contains(Melody.Of(imported.Genome, imported.Settings).Notes, note => !note.Rests);
                Assert.InRange(imported.Lost, 0, imported.Notes - 1);
            }
            else
            {
                Assert.Throws<InvalidDataException>(() => MelodyImport.Fit(score, 4, 8));
            }
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void FitAndInto_OutOfRange_AreRefused()
    {
        var score = Score([Scores.Note(48, 0, 1)]);

        Assert.Throws<ArgumentOutOfRangeException>(() => MelodyImport.Fit(score, 0, 4));
        Assert.Throws<ArgumentOutOfRangeException>(() => MelodyImport.Into(score, Melodies.Settings(1, 17)));
    }

    private static Score Score(Note[] notes, int tempo = 120) =>
        Scores.Of(notes) with { Tempi = [TempoChange.FromQuartersPerMinute(0, tempo)] };
}
