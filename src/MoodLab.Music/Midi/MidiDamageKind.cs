namespace MoodLab.Music.Midi;

/// <summary>The faults that a tolerant reading gets past, and what it makes of each.</summary>
public enum MidiDamageKind
{
    /// <summary>The file lies inside a RIFF (RMID) or MacBinary file; the MIDI file within is read.</summary>
    Wrapper,

    /// <summary>Other bytes stand before the header; they are skipped.</summary>
    LeadingBytes,

    /// <summary>The header's length cannot be right; the header ends where the first track begins.</summary>
    HeaderLength,

    /// <summary>The format is none of 0, 1 and 2, or is 0 with several tracks; the file is read as format 1.</summary>
    Format,

    /// <summary>The division is zero, cut off or no known frame rate; see <see cref="MidiReader"/>.</summary>
    Division,

    /// <summary>The header promises another number of tracks than there are; those that are there are read.</summary>
    TrackCount,

    /// <summary>A second header stands among the tracks; it is skipped.</summary>
    RepeatedHeader,

    /// <summary>A chunk does not end where its length says; the track ends where its events do.</summary>
    ChunkLength,

    /// <summary>Bytes between or after the chunks belong to none; they are skipped.</summary>
    StrayBytes,

    /// <summary>A track has no end-of-track event; it ends after its last event.</summary>
    MissingEndOfTrack,

    /// <summary>Bytes follow a track's end-of-track event; they are skipped.</summary>
    EventsAfterEndOfTrack,

    /// <summary>An event is cut off by the end of its track; the track ends before it.</summary>
    TruncatedEvent,

    /// <summary>
    /// A variable-length quantity has more than four bytes; five are read, and a longer one ends its track.
    /// </summary>
    LongQuantity,

    /// <summary>A data byte stands where nothing says to which message it belongs; the track ends there.</summary>
    MissingStatus,

    /// <summary>Running status goes on after a meta or system event, which ends it; the last status is used.</summary>
    RunningStatus,

    /// <summary>A system message stands outside of a system exclusive event; it is skipped.</summary>
    SystemMessage,

    /// <summary>A data byte is above 127; it counts as 127.</summary>
    DataByte,

    /// <summary>A meta event is shorter than its type requires; it is skipped.</summary>
    MetaLength,

    /// <summary>A tempo of zero; it is skipped.</summary>
    Tempo,

    /// <summary>A time signature of no beats or of beats too short to write; it is skipped.</summary>
    TimeSignature,

    /// <summary>A key signature beyond seven accidentals, or neither major nor minor; it is skipped.</summary>
    KeySignature,

    /// <summary>A note is never ended; it ends with its track.</summary>
    UnendedNote,
}
