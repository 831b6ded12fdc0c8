using MoodLab.Music.Scores;

namespace MoodLab.Music.Midi;

/// <summary>Reads the events of one track chunk and hands them to the score that is being built.</summary>
internal ref struct MidiTrackReader
{
    private const byte Meta = 0xFF;
    private const byte SystemExclusive = 0xF0;
    private const byte Escape = 0xF7;
    private const byte EndOfTrack = 0x2F;
    private const int LongestQuantity = 4;
    private const int LongestToleratedQuantity = 5;

    private readonly ReadOnlySpan<byte> _data;
    private readonly MidiScoreBuilder _score;
    private readonly MidiDamageLog _log;
    private readonly int _start;
    private int _end;
    private int _position;
    private int _status;
    private bool _isStatusStale;
    private bool _hasEnded;
    private long _tick;

    private MidiTrackReader(ReadOnlySpan<byte> data, int chunk, MidiScoreBuilder score, MidiDamageLog log)
    {
        _data = data;
        _score = score;
        _log = log;
        _start = chunk + MidiChunk.HeaderSize;
        _position = _start;
        _tick = score.TrackStart;
    }

    /// <summary>Reads a track.</summary>
    /// <param name="data">The file.</param>
    /// <param name="chunk">Where the track's chunk begins.</param>
    /// <param name="score">Takes the events.</param>
    /// <param name="log">Takes the damage down or refuses it.</param>
    /// <returns>Where the next chunk begins.</returns>
    /// <exception cref="MidiFileException">The track is damaged and the reading strict.</exception>
    public static int Read(ReadOnlySpan<byte> data, int chunk, MidiScoreBuilder score, MidiDamageLog log)
    {
        MidiTrackReader reader = new(data, chunk, score, log);
        return reader.Read();
    }

    private int Read()
    {
        var length = MidiChunk.Length(_data, _start - MidiChunk.HeaderSize);
        var statedEnd = _start + (long)length;
        if (statedEnd > _data.Length)
        {
            _log.Report(_start - 4, MidiDamageKind.ChunkLength, "a length within the file", length);
        }

        // A wrong length leads to no chunk. Then the next track, or the file's end, is the limit.
        var isBelieved = !_log.IsTolerant || MidiChunk.IsBoundary(_data, statedEnd);
        _end = isBelieved ? (int)statedEnd : MidiChunk.FindTrack(_data, _start);
        var isReadable = true;
        while (isReadable && !_hasEnded && _position < _end)
        {
            // An event that cannot be read does not happen, and neither does the time before it.
            var tick = _tick;
            isReadable = ReadEvent();
            _tick = isReadable ? _tick : tick;
        }

        if (isReadable && !_hasEnded)
        {
            _log.Report(_position, MidiDamageKind.MissingEndOfTrack, "an end-of-track event", "the track's end");
        }

        var next = FindNext(statedEnd, isBelieved);
        _score.EndTrack(_tick, _position);
        return next;
    }

    private readonly int FindNext(long statedEnd, bool isBelieved)
    {
        if (_hasEnded && _position == statedEnd)
        {
            return _position;
        }

        if (isBelieved && _hasEnded && !_data[_position..].StartsWith(MidiChunk.Track))
        {
            var found = _log.IsListing ? $"{_end - _position} more bytes" : "";
            _log.Report(_position, MidiDamageKind.EventsAfterEndOfTrack, "the track's end", found);
            return _end;
        }

        if (statedEnd <= _data.Length && (_hasEnded || !isBelieved))
        {
            _log.Report(_start - 4, MidiDamageKind.ChunkLength, "the length of the track's events", statedEnd - _start);
        }

        return _hasEnded ? _position : _end;
    }

    /// <summary>Reads one event.</summary>
    /// <returns>False where the rest of the track cannot be read; the damage is reported.</returns>
    private bool ReadEvent()
    {
        var offset = _position;
        if (!TryReadQuantity(out var delta) || !HasRoom(offset, 1))
        {
            return false;
        }

        _tick += delta;
        if (_tick > MidiReader.MaximumTick)
        {
            throw new MidiFileException(offset, $"at most {MidiReader.MaximumTick} ticks", $"tick {_tick}");
        }

        var first = _data[_position];
        switch (first)
        {
            case Meta:
                return ReadMeta();
            case SystemExclusive or Escape:
                return SkipSystemExclusive();
            case > SystemExclusive:
                return SkipSystemMessage(first);
            default:
                return ReadChannelMessage(first);
        }
    }

    private bool ReadChannelMessage(byte first)
    {
        var offset = _position;
        if (first >= 0x80)
        {
            _status = first;
            _isStatusStale = false;
            _position++;
        }
        else if (_status == 0)
        {
            _log.ReportByte(offset, MidiDamageKind.MissingStatus, "a status byte", first);
            return false;
        }
        else if (_isStatusStale)
        {
            _log.ReportByte(offset, MidiDamageKind.RunningStatus, "a status byte after a system event", first);
            _isStatusStale = false;
        }

        // Programs (0xCn) and channel pressure (0xDn) have one data byte, the other messages two.
        var size = (_status & 0xE0) == 0xC0 ? 1 : 2;
        if (!HasRoom(offset, size))
        {
            return false;
        }

        var channel = _status & 0x0F;
        var value = ReadDataByte();
        var second = size == 2 ? ReadDataByte() : 0;
        switch (_status & 0xF0)
        {
            case 0x90 when second > 0:
                _score.BeginNote(_tick, channel, value, second);
                break;
            case 0x80 or 0x90:
                _score.EndNote(_tick, channel, value);
                break;
            case 0xC0:
                _score.ChangeProgram(_tick, channel, value);
                break;
        }

        return true;
    }

    private int ReadDataByte()
    {
        var value = _data[_position];
        if (value > MidiPitch.Highest)
        {
            _log.ReportByte(_position, MidiDamageKind.DataByte, "a data byte of at most 127", value);
            value = MidiPitch.Highest;
        }

        _position++;
        return value;
    }

    private bool ReadMeta()
    {
        var offset = _position;
        _isStatusStale = true;
        if (!HasRoom(offset, 2))
        {
            return false;
        }

        var type = _data[offset + 1];
        _position += 2;
        if (!TryReadQuantity(out var length) || !HasRoom(offset, length))
        {
            return false;
        }

        var body = _data.Slice(_position, (int)length);
        _position += body.Length;
        if (type == EndOfTrack)
        {
            _hasEnded = true;
        }
        else
        {
            MidiMetaEvent.Apply(type, body, _tick, offset, _score, _log);
        }

        return true;
    }

    private bool SkipSystemExclusive()
    {
        var offset = _position;
        _isStatusStale = true;
        _position++;
        if (!TryReadQuantity(out var length) || !HasRoom(offset, length))
        {
            return false;
        }

        _position += (int)length;
        return true;
    }

    private bool SkipSystemMessage(byte status)
    {
        var offset = _position;
        _log.ReportByte(offset, MidiDamageKind.SystemMessage, "a channel, system exclusive or meta event", status);
        _isStatusStale |= status < 0xF8;
        var size = status switch
        {
            0xF2 => 3,
            0xF1 or 0xF3 => 2,
            _ => 1,
        };
        if (!HasRoom(offset, size))
        {
            return false;
        }

        _position += size;
        return true;
    }

    private bool TryReadQuantity(out long value)
    {
        value = 0;
        var offset = _position;
        while (HasRoom(offset, 1))
        {
            var next = _data[_position++];
            value = (value << 7) | (next & 0x7FL);
            var size = _position - offset;
            var isLast = next < 0x80;
            if (size == LongestToleratedQuantity || (size == LongestQuantity && !isLast && !_log.IsTolerant))
            {
                _log.Report(offset, MidiDamageKind.LongQuantity, "a quantity of at most four bytes", "a longer one");
                return isLast;
            }

            if (isLast)
            {
                return true;
            }
        }

        return false;
    }

    private readonly bool HasRoom(int eventOffset, long size)
    {
        if (size <= _end - _position)
        {
            return true;
        }

        _log.Report(eventOffset, MidiDamageKind.TruncatedEvent, "a whole event", "the track's end");
        return false;
    }
}
