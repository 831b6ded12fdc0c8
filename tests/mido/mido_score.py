"""Reads MIDI files with mido and puts what they say into the form in which MoodLab's reader is compared with it."""

import collections

import mido

_MAJOR = "Cb Gb Db Ab Eb Bb F C G D A E B F# C#".split()
_MINOR = "Abm Ebm Bbm Fm Cm Gm Dm Am Em Bm F#m C#m G#m D#m A#m".split()
_KEYS = {key: [index - 7, mode] for mode, keys in enumerate((_MAJOR, _MINOR)) for index, key in enumerate(keys)}


def read(path):
    """Returns the score of a file as a dictionary of lists; raises what mido raises where it cannot read it."""
    file = mido.MidiFile(path, clip=True)
    changes = {"set_tempo": [], "time_signature": [], "key_signature": []}
    parts = []
    start = 0
    end = 0
    for track in file.tracks:
        if file.type == 2:
            start = end
        end = max(end, _read_track(track, start, parts, changes))
    return {
        "ticksPerQuarter": file.ticks_per_beat,
        "format": file.type,
        "parts": parts,
        "tempi": _last_of_each_tick(changes["set_tempo"]),
        "timeSignatures": _last_of_each_tick(changes["time_signature"]),
        "keySignatures": _last_of_each_tick(changes["key_signature"]),
    }


def _read_track(track, tick, parts, changes):
    """Adds a track's parts and changes; returns the tick at which it ends."""
    notes = collections.defaultdict(list)
    sounding = collections.defaultdict(collections.deque)
    for message in track:
        tick += message.time
        if message.type == "end_of_track":
            break
        if message.type == "note_on" and message.velocity > 0:
            note = [message.note, message.velocity, tick, None]
            notes[message.channel].append(note)
            sounding[message.channel, message.note].append(note)
        elif message.type in ("note_on", "note_off"):
            queue = sounding[message.channel, message.note]
            if queue:
                note = queue.popleft()
                note[3] = tick - note[2]
        elif message.type == "set_tempo" and message.tempo > 0:
            changes["set_tempo"].append([tick, message.tempo])
        elif message.type == "time_signature" and message.numerator > 0 and message.denominator <= 1024:
            changes["time_signature"].append([tick, message.numerator, message.denominator])
        elif message.type == "key_signature":
            changes["key_signature"].append([tick, *_KEYS[message.key]])
    for channel in sorted(notes):
        ended = [note if note[3] is not None else [*note[:3], tick - note[2]] for note in notes[channel]]
        kept = sorted((note for note in ended if note[3] > 0), key=lambda note: (note[2], note[0], note[3], note[1]))
        if kept:
            parts.append({"channel": channel, "notes": kept})
    return tick


def _last_of_each_tick(changes):
    return sorted({change[0]: change for change in sorted(changes, key=lambda change: change[0])}.values())
