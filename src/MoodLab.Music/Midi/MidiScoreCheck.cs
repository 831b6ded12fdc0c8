using System.Globalization;
using MoodLab.Music.Scores;

namespace MoodLab.Music.Midi;

/// <summary>Refuses scores that a MIDI file cannot hold.</summary>
internal static class MidiScoreCheck
{
    private const int LargestResolution = 0x7FFF;
    private const int LargestTempo = 0xFFFFFF;
    private const int MostParts = 0xFFFF - 1;
    private const int HighestChannel = 15;
    private const int HighestProgram = 127;

    /// <summary>The longest name in characters, so that its four-byte UTF-8 still has a length that can be written.
    /// </summary>
    private const int LongestName = 1 << 20;

    /// <summary>Checks a score.</summary>
    /// <param name="score">The score.</param>
    /// <exception cref="ArgumentException">It has a value that the format cannot hold.</exception>
    public static void Check(Score score)
    {
        CheckRange("resolution", score.TicksPerQuarter, 1, LargestResolution, "the score");
        CheckRange("number of parts", score.Parts.Count, 0, MostParts, "the score");
        CheckName(score.Title, "the score");
        for (var i = 0; i < score.Tempi.Count; i++)
        {
            CheckRange("tick", score.Tempi[i].Tick, 0, MidiReader.MaximumTick, "tempo", i);
            CheckRange("length", score.Tempi[i].MicrosecondsPerQuarter, 1, LargestTempo, "tempo", i);
        }

        for (var i = 0; i < score.TimeSignatures.Count; i++)
        {
            CheckTimeSignature(score.TimeSignatures[i], i);
        }

        for (var i = 0; i < score.KeySignatures.Count; i++)
        {
            var signature = score.KeySignatures[i];
            CheckRange("tick", signature.Tick, 0, MidiReader.MaximumTick, "key signature", i);
            CheckRange("sharps", signature.Sharps, -MidiMetaEvent.MaximumAccidentals,
                MidiMetaEvent.MaximumAccidentals, "key signature", i);
        }

        for (var i = 0; i < score.Parts.Count; i++)
        {
            CheckPart(score.Parts[i], string.Create(CultureInfo.InvariantCulture, $"part {i}"));
        }
    }

    private static void CheckTimeSignature(TimeSignature signature, int index)
    {
        CheckRange("tick", signature.Tick, 0, MidiReader.MaximumTick, "time signature", index);
        CheckRange("numerator", signature.Numerator, 1, byte.MaxValue, "time signature", index);
        CheckRange("denominator", signature.Denominator, 1, 1 << MidiMetaEvent.HighestDenominatorPower,
            "time signature", index);
        if (!int.IsPow2(signature.Denominator))
        {
            throw Invalid("denominator", signature.Denominator, "a power of two", "time signature", index);
        }
    }

    private static void CheckPart(Part part, string owner)
    {
        CheckName(part.Name, owner);
        CheckRange("channel", part.Channel, 0, HighestChannel, owner);
        CheckRange("program", part.Program, 0, HighestProgram, owner);
        for (var i = 0; i < part.Notes.Count; i++)
        {
            var note = part.Notes[i];
            CheckRange("start", note.Start, 0, MidiReader.MaximumTick, owner + ", note", i);
            CheckRange("duration", note.Duration, 1, MidiReader.MaximumTick - note.Start, owner + ", note", i);
        }

        for (var i = 0; i < part.PitchBends.Count; i++)
        {
            var bend = part.PitchBends[i];
            CheckRange("tick", bend.Tick, 0, MidiReader.MaximumTick, owner + ", bend", i);
            CheckRange("value", bend.Value, PitchBend.Lowest, PitchBend.Highest, owner + ", bend", i);
        }
    }

    private static void CheckName(string name, string owner)
    {
        CheckRange("length of the name", name.Length, 0, LongestName, owner);
        for (var i = 0; i < name.Length; i++)
        {
            if (char.IsSurrogatePair(name, i))
            {
                i++;
            }
            else if (char.IsSurrogate(name[i]))
            {
                throw Invalid("surrogate in the name", name[i], "one of a pair", owner, null);
            }
        }
    }

    private static void CheckRange(
        string what, long value, long lowest, long highest, string owner, int? index = null)
    {
        if (value < lowest || value > highest)
        {
            var range = string.Create(CultureInfo.InvariantCulture, $"{lowest} to {highest}");
            throw Invalid(what, value, range, owner, index);
        }
    }

    private static ArgumentException Invalid(string what, long value, string allowed, string owner, int? index) =>
        new(string.Create(
            CultureInfo.InvariantCulture,
            $"Not for MIDI: {owner}{(index is null ? "" : " ")}{index} has {what} {value} instead of {allowed}."));
}
