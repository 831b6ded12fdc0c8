using System.Text.Json.Serialization;

namespace MoodLab.Lab.Composing;

/// <summary>What a <see cref="ComposedEvent"/> tells.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ComposedEventKind>))]
public enum ComposedEventKind
{
    /// <summary>The request waits: <see cref="ComposedEvent.Position"/>.</summary>
    [JsonStringEnumMemberName("queued")]
    Queued,

    /// <summary>Composing begins: <see cref="ComposedEvent.Seed"/>, <see cref="ComposedEvent.Model"/>.</summary>
    [JsonStringEnumMemberName("started")]
    Started,

    /// <summary>A tempo holds from <see cref="ComposedEvent.Start"/> on.</summary>
    [JsonStringEnumMemberName("tempo")]
    Tempo,

    /// <summary>A note: pitch, velocity, start and duration.</summary>
    [JsonStringEnumMemberName("note")]
    Note,

    /// <summary>How far the piece has grown: <see cref="ComposedEvent.Seconds"/>; no earlier note follows.</summary>
    [JsonStringEnumMemberName("progress")]
    Progress,

    /// <summary>The piece is complete: length, note count, rate and, where it was stored, its id.</summary>
    [JsonStringEnumMemberName("finished")]
    Finished,
}
