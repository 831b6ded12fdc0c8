using System.Text.Json.Serialization;

namespace MoodLab.Lab.Composing;

/// <summary>
/// One message of the stream that a composition is. Times are given twice: in seconds of music and in quarter notes
/// ("beats") from the start. Which members are set depends on <see cref="Kind"/>.
/// </summary>
public sealed record ComposedEvent
{
    /// <summary>Gets the place in the stream, counted from 0 without gaps.</summary>
    public required int Sequence { get; init; }

    /// <summary>Gets what this event tells.</summary>
    public required ComposedEventKind Kind { get; init; }

    /// <summary>Gets the place in the waiting queue: 1 is next.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Position { get; init; }

    /// <summary>Gets the seed that reproduces the piece.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Seed { get; init; }

    /// <summary>Gets the name of the model that composes.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Model { get; init; }

    /// <summary>Gets the MIDI pitch, 0 to 127.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Pitch { get; init; }

    /// <summary>Gets the MIDI velocity, 1 to 127.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Velocity { get; init; }

    /// <summary>Gets the onset in seconds.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? Start { get; init; }

    /// <summary>Gets the length in seconds at the tempo of the onset.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? Duration { get; init; }

    /// <summary>Gets the onset in quarter notes.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? StartBeat { get; init; }

    /// <summary>Gets the length in quarter notes.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? DurationBeats { get; init; }

    /// <summary>Gets the tempo in quarter notes a minute.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? QuartersPerMinute { get; init; }

    /// <summary>Gets the seconds of music composed so far, or in all when finished.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? Seconds { get; init; }

    /// <summary>Gets the number of notes in the finished piece.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Notes { get; init; }

    /// <summary>Gets the words that the network wrote in a second of computing.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? TokensPerSecond { get; init; }

    /// <summary>Gets the milliseconds from the end of waiting to the first note.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? FirstNoteMilliseconds { get; init; }

    /// <summary>Gets the id under which the finished piece was stored for its owner.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Guid? PieceId { get; init; }

    /// <summary>Gets the SHA-256 of the finished MIDI file, in lower-case hexadecimal.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Sha256 { get; init; }
}
