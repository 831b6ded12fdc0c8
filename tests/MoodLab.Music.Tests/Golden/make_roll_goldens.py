"""Makes rolls.json beside this file: MIDI files and what their piano rolls are, to compare ours with.

Written out with mido and NumPy alone, cell by cell, after what pretty_midi's get_piano_roll and the composer study's
process_multichannel_midi say; time is exact (fractions). Run with Debian's python3-mido and python3-numpy:
python3 make_roll_goldens.py
"""
import base64
import collections
import fractions
import io
import json
import pathlib
import random

import mido
import numpy as np

here = pathlib.Path(__file__).parent
PITCHES = 128
DRUMS = 9


def notes_of(file):
    """All notes as (part, channel, pitch, velocity, start, end) in ticks; a part is a track and channel."""
    notes = []
    for number, track in enumerate(file.tracks):
        tick = 0
        sounding = collections.defaultdict(collections.deque)
        for message in track:
            tick += message.time
            if message.type == "note_on" and message.velocity > 0:
                sounding[message.channel, message.note].append((tick, message.velocity))
            elif message.type in ("note_on", "note_off") and sounding[message.channel, message.note]:
                start, velocity = sounding[message.channel, message.note].popleft()
                if start < tick:
                    notes.append(((number, message.channel), message.channel, message.note, velocity, start, tick))
    return notes


def seconds(file, tick):
    """The exact time of a tick."""
    changes = sorted(
        ((at, tempo) for track in file.tracks for at, tempo in tempi_of(track)), key=lambda change: change[0])
    time, tempo, at = fractions.Fraction(0), 500_000, 0
    for change, next_tempo in changes:
        if change > tick:
            break
        time += fractions.Fraction((change - at) * tempo, file.ticks_per_beat * 10**6)
        tempo, at = next_tempo, change
    return time + fractions.Fraction((tick - at) * tempo, file.ticks_per_beat * 10**6)


def tempi_of(track):
    """A track's tempi with their ticks."""
    tick = 0
    for message in track:
        tick += message.time
        if message.type == "set_tempo":
            yield tick, message.tempo


def rolls_of(file, rate):
    """The four channels, [channel, pitch, frame]."""
    notes = notes_of(file)
    frames = int(max(seconds(file, note[5]) for note in notes) * rate)
    velocity = np.zeros((PITCHES, frames), int)
    timing = np.zeros((PITCHES, frames), int)
    parts = collections.defaultdict(lambda: np.zeros((PITCHES, frames), bool))
    for part, channel, pitch, loudness, start, end in notes:
        first, last = int(seconds(file, start) * rate), int(seconds(file, end) * rate)
        timing[pitch, first:last] = 1
        if channel != DRUMS:
            velocity[pitch, first:last] += loudness
            parts[part][pitch, first:last] = True
    instruments = sum((roll.astype(int) for roll in parts.values()), np.zeros((PITCHES, frames), int))
    return [(velocity > 0).astype(int), velocity, instruments, timing]


def example(seed, tracks, beats, resolution, tempi):
    """A random file: overlapping notes on several tracks and channels, drums, and changes of tempo."""
    chance = random.Random(seed)
    file = mido.MidiFile(type=1, ticks_per_beat=resolution)
    conductor = mido.MidiTrack()
    file.tracks.append(conductor)
    at = 0
    for tick in sorted(chance.sample(range(beats * resolution), tempi)):
        conductor.append(mido.MetaMessage("set_tempo", tempo=chance.randrange(100_000, 2_000_000), time=tick - at))
        at = tick
    for number in range(tracks):
        channels = [DRUMS] if number == 0 else [number, number + 1]
        events = []
        for _ in range(beats * 2):
            channel, pitch = chance.choice(channels), chance.randrange(30, 100)
            start = chance.randrange(beats * resolution)
            end = start + chance.randrange(1, 3 * resolution)
            events.append((end, 0, "note_off", channel, pitch, 0))
            events.append((start, 1, "note_on", channel, pitch, chance.randrange(1, 128)))
        track = mido.MidiTrack()
        at = 0
        for tick, _, kind, channel, pitch, velocity in sorted(events):
            track.append(mido.Message(kind, channel=channel, note=pitch, velocity=velocity, time=tick - at))
            at = tick
        file.tracks.append(track)
    return file


def written(file):
    """The file's bytes."""
    buffer = io.BytesIO()
    file.save(file=buffer)
    return base64.b64encode(buffer.getvalue()).decode()


def main():
    examples = []
    for name, rate, file in [
        ("one part", 10, example(1, 2, 12, 480, 0)),
        ("changing tempi", 10, example(2, 3, 24, 96, 6)),
        ("one frame a second", 1, example(3, 4, 24, 120, 3)),
        ("a hundred frames a second", 100, example(4, 3, 6, 384, 2)),
        ("borders of frames", 16, example(5, 3, 16, 24, 0)),
    ]:
        cells = [
            [channel, int(pitch), int(frame), int(roll[pitch, frame])]
            for channel, roll in enumerate(rolls_of(file, rate)) for pitch, frame in zip(*np.nonzero(roll))
        ]
        examples.append({
            "name": name, "rate": rate, "midi": written(file), "frames": rolls_of(file, rate)[0].shape[1],
            "count": len(cells), "weighted": sum((1 + c) * (1 + p) * (1 + f) * v for c, p, f, v in cells) % 2**31,
            "cells": cells[::7],
        })
    (here / "rolls.json").write_text(json.dumps(examples, separators=(",", ":")) + "\n")


main()
