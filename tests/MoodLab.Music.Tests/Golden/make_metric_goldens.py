"""Makes metrics.json beside it: small scores, and their metrics straight from the definitions.

Every metric is computed on dense arrays of ticks, frames and bars, with whole numbers or exact fractions as far as they
go, so that it shares no short cut with the program that is tested. Undefined values are null.

Usage: make_metric_goldens.py (needs numpy)
"""

import json
import math
import pathlib
from fractions import Fraction

import numpy as np

HERE = pathlib.Path(__file__).parent
MAJOR, MINOR = "101011010101", "101101011010"
LENGTHS = [96, 48, 24, 12, 6, 72, 36, 18, 9, 32, 16, 8]
BARS = 5


def score(ticks, parts, tempi=(), times=()):
    """A score; a part is (channel, notes), a note (pitch, velocity, start, duration)."""
    return {"ticksPerQuarter": ticks, "tempi": [list(of) for of in tempi], "timeSignatures": [list(of) for of in times],
            "parts": [{"channel": channel, "notes": sorted(map(list, notes), key=lambda n: (n[2], n[0], n[3], n[1]))}
                      for channel, notes in parts]}


def random_score(seed):
    draw = np.random.default_rng(seed)
    starts = np.sort(draw.integers(0, 60, 70)) * 12
    tones = [(int(draw.integers(40, 85)), int(draw.integers(30, 120)), int(start), int(draw.integers(1, 13)) * 12)
             for start in starts]
    strokes = [(int(draw.choice([35, 38, 42])), 90, int(draw.integers(0, 240)) * 4, 12) for _ in range(40)]
    return score(48, [(0, tones[::2]), (1, tones[1::2]), (9, strokes)], [(0, 487_000), (333, 731_000)], [(0, 3, 4)])


SCORES = {
    "empty": score(480, []),
    "one note": score(480, [(0, [(60, 80, 0, 480)])]),
    "scale in quarters": score(96, [(0, [(60 + step, 64, 96 * i, 96)
                                        for i, step in enumerate([0, 2, 4, 5, 7, 9, 11, 12])])]),
    "chords, rests and a held bass": score(24, [
        (0, [(64, 90, 0, 24), (67, 90, 0, 24), (72, 100, 0, 48), (65, 70, 60, 12), (69, 70, 60, 12),
             (64, 75, 96, 6), (65, 76, 104, 6), (67, 77, 113, 15), (67, 78, 120, 16), (72, 79, 160, 32)]),
        (1, [(36, 60, 0, 120), (43, 61, 192, 96)])], [(0, 600_000), (100, 400_000)], [(0, 2, 4)]),
    "percussion alone": score(24, [(9, [(35, 100, 0, 6), (38, 100, 12, 6), (38, 100, 16, 6), (42, 100, 25, 6)])]),
    "late start": score(10, [(0, [(50, 1, 95, 1), (62, 127, 95, 3), (51, 64, 130, 70)])], [(0, 123_457)]),
    "random": random_score(5),
}


def tones(of):
    notes = [note for part in of["parts"] if part["channel"] != 9 for note in part["notes"]]
    return sorted(notes, key=lambda n: (n[2], n[0], n[3], n[1]))


def bar_ticks(of):
    _, over, under = (of["timeSignatures"] or [[0, 4, 4]])[0]
    return of["ticksPerQuarter"] * 4 * over // under


def seconds(of, tick):
    """Adds up the time of every single tick."""
    total, tempi = Fraction(0), dict((at, length) for at, length in of["tempi"])
    tempo = 500_000
    for at in range(tick):
        tempo = tempi.get(at, tempo)
        total += Fraction(tempo, 1_000_000 * of["ticksPerQuarter"])
    return total


def number(value):
    return None if value is None or math.isnan(value) else float(value)


def ratio(part, whole):
    return math.nan if whole == 0 else part / whole


def entropy(counts):
    counts = np.array([count for count in counts if count], float)
    if not len(counts):
        return math.nan
    return float(-np.sum(counts / counts.sum() * np.log2(counts / counts.sum())))


def in_scale(notes, root, mask):
    scale = [mask[(pitch - root) % 12] == "1" for pitch in range(128)]
    return ratio(sum(scale[note[0]] for note in notes), len(notes))


def tick_roll(notes):
    roll = np.zeros((max([n[2] + n[3] for n in notes], default=0), 128), bool)
    for pitch, _, start, length in notes:
        roll[start:start + length, pitch] = True
    return roll


def empty_rate(notes, unit):
    if not notes:
        return math.nan
    filled = np.zeros(max(n[2] + n[3] for n in notes) // unit + 1, bool)
    for _, _, start, length in notes:
        for place in range(start // unit, (start + length) // unit + 1):
            filled[place] = True
    return 1 - filled.mean()


def groove(of, notes, steps):
    def step(tick):
        return math.floor(Fraction(tick * steps, of["ticksPerQuarter"]) + Fraction(1, 2))
    size = step(bar_ticks(of))
    count = step(max([n[2] + n[3] for n in notes], default=0)) // size + 1
    if count < 2:
        return math.nan
    pattern = np.zeros((count, size), bool)
    for note in notes:
        pattern[divmod(step(note[2]), size)] = True
    return 1 - np.count_nonzero(pattern[1:] != pattern[:-1]) / (size * (count - 1))


def drums(of, division):
    strokes = [note for part in of["parts"] if part["channel"] == 9 for note in part["notes"]]
    ticks = of["ticksPerQuarter"]
    places = {0}
    for parts in ([3] if division == 3 else [4, 2]):
        if ticks % parts == 0:
            places |= set(range(0, ticks, ticks // parts))
    return ratio(sum(note[2] % ticks in places for note in strokes), len(strokes))


def frame_roll(of, notes):
    """Velocity in frames of 10 ms; rows are pitches."""
    frames = [(math.floor(seconds(of, n[2]) * 100), math.floor(seconds(of, n[2] + n[3]) * 100)) for n in notes]
    roll = np.zeros((128, max([end for _, end in frames], default=0)))
    for note, (start, end) in zip(notes, frames):
        roll[note[0], start:end] += note[1]
    return roll


def classes_of(roll):
    histogram = np.zeros(12)
    for pitch in range(128):
        histogram[pitch % 12] += roll[pitch].sum()
    return histogram / histogram.sum() if histogram.sum() else histogram


def bar_classes(of, notes):
    roll, bar = frame_roll(of, notes), bar_ticks(of)
    edges = [math.floor(seconds(of, bar * i) * 100) for i in range(BARS + 1)]
    return [classes_of(roll[:, edges[i]:edges[i + 1]]) for i in range(BARS)]


def class_transitions(of):
    counts = np.zeros((12, 12))
    for part in of["parts"]:
        if part["channel"] == 9 or len(part["notes"]) < 2:
            continue
        for a in part["notes"]:
            for b in part["notes"]:
                if abs(seconds(of, a[2] + a[3]) - seconds(of, b[2])) < Fraction(1, 20):
                    counts[a[0] % 12, b[0] % 12] += 1
    return counts


def nearest(length, bar):
    distances = [abs(Fraction(length * 96, bar) - of) for of in LENGTHS]
    place = min(range(12), key=lambda i: (distances[i], i))
    return place, distances[place]


def lengths(of, notes, rests):
    result, bar = [], bar_ticks(of)
    for i, (_, _, start, length) in enumerate(notes):
        before = [n[2] + n[3] for n in notes if n[2] + n[3] <= start]
        previous = notes[i - 1][2] if i else 0
        if rests and before and max(before) > previous:
            place, distance = nearest(start - max(before), bar)
            if distance < 3:
                result.append(12 + place)
        result.append(nearest(length, bar)[0])
    return result


def length_matrix(classes, size):
    counts = np.zeros((size, size))
    for a, b in zip(classes, classes[1:]):
        counts[a, b] += 1
    return counts


def rows(matrix):
    sums = np.asarray(matrix).sum(axis=1, keepdims=True)
    return np.divide(matrix, np.where(sums == 0, 1, sums))


def whole(matrix):
    return matrix / max(matrix.sum(), 1)


def histogram(classes, size):
    return np.bincount(classes, minlength=size) / max(len(classes), 1)


def measure(of):
    notes = tones(of)
    pitches = [note[0] for note in notes]
    roll = tick_roll(notes)
    sounding = roll.sum(axis=1)
    frames = frame_roll(of, notes)
    heard = np.flatnonzero(frames.sum(axis=1))
    onsets = sorted(seconds(of, note[2]) for note in notes)
    plain, rested = lengths(of, notes, False), lengths(of, notes, True)
    bar = bar_ticks(of)
    in_bars = [[note[0] for note in notes if note[2] // bar == i] for i in range(BARS)]
    numbers = {
        "pitchesUsed": len(set(pitches)),
        "pitchClassesUsed": len({pitch % 12 for pitch in pitches}),
        "pitchRange": max(pitches) - min(pitches) if pitches else 0,
        "polyphony": ratio(roll.sum(), (sounding >= 1).sum()),
        "polyphonyRateOfTwo": ratio((sounding > 1).sum(), len(sounding)),
        "polyphonyRateOfThree": ratio((sounding > 2).sum(), len(sounding)),
        "inDMinor": in_scale(notes, 2, MINOR),
        "inAMajor": in_scale(notes, 9, MAJOR),
        "scaleConsistency": max(in_scale(notes, root, mask) for root in range(12) for mask in (MAJOR, MINOR)),
        "pitchEntropy": entropy([pitches.count(pitch) for pitch in range(128)]),
        "pitchClassEntropy": entropy([sum(p % 12 == of for p in pitches) for of in range(12)]),
        "emptyBeatRate": empty_rate(notes, of["ticksPerQuarter"]),
        "emptyBarRate": empty_rate(notes, bar),
        "groove": groove(of, notes, 24),
        "grooveInSixteenths": groove(of, notes, 4),
        "drumsInDuplePattern": drums(of, 4),
        "drumsInTriplePattern": drums(of, 3),
        "usedPitches": len(heard),
        "rollRange": heard[-1] - heard[0] if len(heard) else math.nan,
        "meanShift": ratio(float(np.abs(np.diff(pitches)).sum()), len(pitches) - 1) if pitches else math.nan,
        "usedNotes": len(notes),
        "meanOnsetInterval": float(sum(b - a for a, b in zip(onsets, onsets[1:])) / (len(onsets) - 1))
        if len(onsets) > 1 else math.nan,
        "barCount": math.floor(Fraction(len(roll), bar) + Fraction(1, 2)),
    }
    arrays = {
        "usedPitchesByBar": [len(set(bar)) for bar in in_bars],
        "usedNotesByBar": [len(bar) for bar in in_bars],
        "classHistogram": classes_of(frames),
        "classHistogramByBar": np.array(bar_classes(of, notes)),
        "classTransitions": class_transitions(of),
        "classTransitionsInRows": rows(class_transitions(of)),
        "lengthHistogram": histogram(plain, 12),
        "lengthHistogramWithRests": histogram(rested, 24),
        "lengthTransitions": length_matrix(plain, 12),
        "lengthTransitionsWithRests": whole(length_matrix(rested, 24)),
    }
    return ({name: number(value) for name, value in numbers.items()}
            | {name: np.asarray(value, float).ravel().tolist() for name, value in arrays.items()})


def main():
    goldens = [{"name": name, "score": of, "metrics": measure(of)} for name, of in SCORES.items()]
    text = json.dumps({"bars": BARS, "scores": goldens}, separators=(",", ":"))
    (HERE / "metrics.json").write_text(text + "\n")


if __name__ == "__main__":
    main()
