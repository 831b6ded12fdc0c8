namespace MoodLab.Music.Midi;

/// <summary>Reads Standard MIDI Files of formats 0, 1 and 2 into scores. All members may be called at once.</summary>
/// <remarks>
/// <para>
/// Source: MIDI Manufacturers Association, Standard MIDI Files 1.0 (RP-001, 1996). Sound is a file that keeps to it:
/// unknown chunks, longer headers and longer meta events are allowed, and notes without an end are not.
/// </para>
/// <para>
/// Notes: an end belongs to the note of its channel and pitch that has sounded longest, within one track; a note-on of
/// velocity 0 is an end. Notes that end in the tick in which they began are left out and counted. The sustain pedal is
/// not applied, and bends are left out, since a file may give them any range. There is one part for each pair of track
/// and channel that has notes, in that order, with the program that holds at its first note. The first track's name is
/// the title.
/// </para>
/// <para>
/// Time: the patterns of format 2 follow one another. A file that counts frames has one second as its quarter note, or
/// 1.001 seconds at 29.97 frames a second, so that its tempo map is exact. Tempi, time and key signatures come from all
/// tracks; of several at one tick the last is kept.
/// </para>
/// <para>
/// No input makes the reader allocate more than 64 times its size and one megabyte; its time is proportional to the
/// size. A damaged division counts as 480 ticks a quarter note, or 80 a frame.
/// </para>
/// </remarks>
public static class MidiReader
{
    /// <summary>The last tick that can be read or written, 2^40: eighteen years at 960 ticks a quarter note.</summary>
    public const long MaximumTick = 1L << 40;

    /// <summary>Reads a score from a MIDI file in memory.</summary>
    /// <param name="data">The whole file.</param>
    /// <param name="options">Strict or tolerant; null means <see cref="MidiReadOptions.Strict"/>.</param>
    /// <returns>The score and, from a tolerant reading, the damages.</returns>
    /// <exception cref="MidiFileException">
    /// The file is damaged and the reading strict; or it is no MIDI file, its header is cut off, or it goes on beyond
    /// <see cref="MaximumTick"/>.
    /// </exception>
    public static MidiReadResult Read(ReadOnlySpan<byte> data, MidiReadOptions? options = null)
    {
        MidiDamageLog log = new((options ?? MidiReadOptions.Strict).IsTolerant);
        var (start, end) = MidiWrapper.Locate(data, log);
        var file = data[..end];
        var header = MidiHeader.Read(file, start, log);
        MidiScoreBuilder score = new(header, log);
        ReadChunks(file, header, score, log);
        return new MidiReadResult
        {
            Score = score.Build(),
            Damages = log.Damages,
            DamageCount = log.Count,
            ZeroLengthNotes = score.ZeroLengthNotes,
        };
    }

    /// <summary>Reads a score from a MIDI file on disk.</summary>
    /// <param name="path">The file's path.</param>
    /// <param name="options">Strict or tolerant, and the largest size; null means the strict ones.</param>
    /// <exception cref="MidiFileException">As for <see cref="Read"/>, or the file is too large.</exception>
    /// <exception cref="IOException">The file cannot be read, or is a pipe or device.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read, or is a folder.</exception>
    public static MidiReadResult ReadFile(string path, MidiReadOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        options ??= MidiReadOptions.Strict;
        using FileStream stream = new(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
        if (!stream.CanSeek)
        {
            throw new IOException($"'{path}' is no regular file.");
        }

        var length = stream.Length;
        if (length > options.MaximumFileSize)
        {
            throw new MidiFileException(
                options.MaximumFileSize, $"a file of at most {options.MaximumFileSize} bytes", $"{length} bytes");
        }

        var data = new byte[length];
        var size = stream.ReadAtLeast(data, data.Length, throwOnEndOfStream: false);
        return Read(data.AsSpan(0, size), options);
    }

    private static void ReadChunks(
        ReadOnlySpan<byte> file, MidiHeader header, MidiScoreBuilder score, MidiDamageLog log)
    {
        var position = header.End;
        while (position < file.Length)
        {
            var rest = file[position..];
            if (rest.Length >= MidiChunk.HeaderSize && rest.StartsWith(MidiChunk.Track))
            {
                score.BeginTrack();
                position = MidiTrackReader.Read(file, position, score, log);
            }
            else if (MidiChunk.IsWhole(rest))
            {
                if (rest.StartsWith(MidiChunk.Header))
                {
                    log.Report(position, MidiDamageKind.RepeatedHeader, "a track", "\"MThd\"");
                }

                position += MidiChunk.HeaderSize + (int)MidiChunk.Length(file, position);
            }
            else
            {
                log.Report(position, MidiDamageKind.StrayBytes, "a chunk", MidiText.Quote(rest));
                position = MidiChunk.FindTrack(file, position + 1);
            }
        }

        if (score.TrackCount != header.TrackCount)
        {
            log.Report(
                header.Offset + 2,
                MidiDamageKind.TrackCount,
                $"{header.TrackCount} tracks, as the header says",
                score.TrackCount);
        }
    }
}
