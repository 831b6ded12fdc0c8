using System.Text.Json;
using MoodLab.Music.Midi;
using MoodLab.Music.Scores;

namespace MoodLab.MidoBridge;

/// <summary>A score in the form in which the script compares it: lists of numbers, as <c>mido_score.py</c> has them.
/// </summary>
internal sealed record ScoreJson
{
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web);

    public required int TicksPerQuarter { get; init; }

    public required string Title { get; init; }

    public required IEnumerable<PartJson> Parts { get; init; }

    public required IEnumerable<long[]> Tempi { get; init; }

    public required IEnumerable<long[]> TimeSignatures { get; init; }

    public required IEnumerable<long[]> KeySignatures { get; init; }

    public required IEnumerable<string> Damages { get; init; }

    public static ScoreJson Of(MidiReadResult result) => new()
    {
        TicksPerQuarter = result.Score.TicksPerQuarter,
        Title = result.Score.Title,
        Parts = result.Score.Parts.Select(PartJson.Of),
        Tempi = result.Score.Tempi.Select(change => new[] { change.Tick, change.MicrosecondsPerQuarter }),
        TimeSignatures = result.Score.TimeSignatures.Select(
            signature => new[] { signature.Tick, signature.Numerator, signature.Denominator }),
        KeySignatures = result.Score.KeySignatures.Select(
            signature => new[] { signature.Tick, signature.Sharps, signature.IsMinor ? 1 : 0 }),
        Damages = result.Damages.Select(damage => damage.Kind.ToString()).Distinct(),
    };

    /// <summary>One part; a note is pitch, velocity, start and duration.</summary>
    internal sealed record PartJson(string Name, int Channel, int Program, IEnumerable<long[]> Notes)
    {
        public static PartJson Of(Part part) => new(
            part.Name,
            part.Channel,
            part.Program,
            part.Notes.Select(
                note => new[] { note.Pitch.Value, note.Velocity.Value, note.Start, note.Duration }));
    }
}
