"""Makes evolution.json beside this file: the classic algorithm of the melody study, written a second time.

It follows the description of the published program, not our code: genes are lists of bits, parents are drawn from a
list with stars + 1 copies of each genome, and melodies are lists of (degree, velocity, duration). Only the source of
random numbers (xoshiro256** seeded by SplitMix64) and the order of its draws are ours: two parents, the point of
crossover, the mutations of the first child (bit, then whether it turns), those of the second.

Run: python3 make_evolution_goldens.py
"""
import json
import pathlib
import random as plain

MASK = (1 << 64) - 1
INTERVALS = {
    "major": [0, 2, 4, 5, 7, 9, 11], "minorM": [0, 2, 3, 5, 7, 9, 11], "dorian": [0, 2, 3, 5, 7, 9, 10],
    "phrygian": [0, 1, 3, 5, 7, 8, 10], "lydian": [0, 2, 4, 6, 7, 9, 11], "mixolydian": [0, 2, 4, 5, 7, 9, 10],
    "majorBlues": [0, 2, 5, 7, 9], "minorBlues": [0, 3, 5, 8, 10]}
KEYS = {"C": 0, "C#": 1, "Db": 1, "D": 2, "D#": 3, "Eb": 3, "E": 4, "F": 5, "F#": 6, "Gb": 6, "G": 7, "G#": 8,
        "Ab": 8, "A": 9, "A#": 10, "Bb": 10, "B": 11}


class Xoshiro:
    def __init__(self, seed):
        self.s = []
        for _ in range(4):
            seed = (seed + 0x9E3779B97F4A7C15) & MASK
            z = seed
            z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
            z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
            self.s.append(z ^ (z >> 31))

    def bits(self):
        def rotate(x, k):
            return ((x << k) | (x >> (64 - k))) & MASK
        s = self.s
        result = (rotate((s[1] * 5) & MASK, 7) * 9) & MASK
        t = (s[1] << 17) & MASK
        s[2] ^= s[0]
        s[3] ^= s[1]
        s[1] ^= s[2]
        s[0] ^= s[3]
        s[2] ^= t
        s[3] = rotate(s[3], 45)
        return result

    def unit(self):
        return (self.bits() >> 11) / 2.0 ** 53

    def below(self, limit):
        return (self.bits() * limit) >> 64


def pitches(key, kind, root):
    steps = INTERVALS[kind]
    return [steps[i % len(steps)] + 12 * (root + i // len(steps)) + KEYS[key] for i in range(2 * len(steps) + 1)]


def values(bits, pauses):
    slots = [sum(bits[4 * i + j] << j for j in range(4)) for i in range(len(bits) // 4)]
    return slots if pauses else [value % 8 for value in slots]


def melody(slots, published):
    """Entries [degree, velocity, slots]; corrected, a rest holds no tonic, and neighbouring rests are one."""
    entries = []
    for value in slots:
        rest = value >= 8
        degree, velocity = (0, 0) if rest else (value, 127)
        if published:
            tied = not rest and entries and entries[-1][0] == degree
        else:
            tied = entries and entries[-1][:2] == [degree, velocity]
        if tied:
            entries[-1][2] += 1
        else:
            entries.append([degree, velocity, 1])
    return entries


def score(entries, scale, steps, ticks):
    """Sounding notes [tick, length, pitches], ascending."""
    notes, slot = [], 0
    for degree, velocity, length in entries:
        if velocity:
            chord = sorted(scale[(degree + 2 * step) % len(scale)] for step in range(steps))
            start, end = slot * 1920 // ticks, (slot + length) * 1920 // ticks
            notes.append([start, end - start, chord])
        slot += length
    return notes


def mutated(genome, count, probability, source):
    genome = list(genome)
    for _ in range(count):
        bit = source.below(len(genome))
        if source.unit() < probability:
            genome[bit] ^= 1
    return genome


def following(population, stars, count, probability, published, source):
    rated = sorted(zip(population, stars), key=lambda pair: pair[1], reverse=True)
    after = [genome for genome, _ in rated[:2]]

    def pair():
        lot = [genome for genome, rating in zip(population, stars) for _ in range(rating + 1)]
        a = lot.pop(int(source.unit() * len(lot)))
        b = lot.pop(int(source.unit() * len(lot)))
        point = 1 + source.below(len(a) - 1)
        first = mutated(a[:point] + b[point:], count, probability, source)
        return first, mutated(b[:point] + a[point:], count, probability, source)

    for _ in range(len(population) // 2 - 1):
        after.extend(pair())
    if not published and len(after) < len(population):
        after.append(pair()[0])
    return after


def digits(genome):
    return "".join(f"{value:x}" for value in values(genome, True))


def evolution(seed, size, slots, count, probability, published, ratings):
    source = Xoshiro(seed)
    population = [[source.below(2) for _ in range(4 * slots)] for _ in range(size)]
    generations = []
    stars_by_generation = []
    for _ in range(5):
        generations.append([digits(genome) for genome in population])
        stars = [ratings() for _ in population]
        stars_by_generation.append(stars)
        population = following(population, stars, count, probability, published, source)
    generations.append([digits(genome) for genome in population])
    return {"seed": seed, "population": size, "slots": slots, "mutations": count, "probability": probability,
            "asPublished": published, "stars": stars_by_generation, "generations": generations}


def decoding(bars, notes, pauses, steps, key, kind, root):
    bits = [plain.randrange(2) for _ in range(4 * bars * notes)]
    slots = values(bits, pauses)
    corrected = melody(slots, False)
    return {"genome": digits(bits), "bars": bars, "notesPerBar": notes, "pauses": pauses, "steps": steps, "key": key,
            "scale": kind, "octave": root, "corrected": corrected, "published": melody(slots, True),
            "score": score(corrected, pitches(key, kind, root), steps, notes)}


plain.seed(7)
shapes = [(8, 4), (2, 8), (1, 1), (3, 7), (4, 16), (32, 3)]
result = {
    "scales": [{"key": key, "scale": kind, "octave": root, "pitches": pitches(key, kind, root)}
               for key in KEYS for kind in INTERVALS for root in (0, 4, 7)],
    "decodings": [decoding(*shape, plain.random() < 0.7, plain.randint(1, 5), plain.choice(list(KEYS)),
                           plain.choice(list(INTERVALS)), plain.randint(0, 7)) for shape in shapes for _ in range(4)],
    "evolutions": [
        evolution(1, 10, 32, 2, 0.5, False, lambda: plain.randint(0, 5)),
        evolution(2, 10, 32, 2, 0.5, True, lambda: plain.randint(0, 5)),
        evolution(3, 7, 12, 5, 0.9, False, lambda: plain.randint(0, 5)),
        evolution(4, 9, 12, 5, 0.9, True, lambda: plain.randint(0, 5)),
        evolution(5, 6, 32, 2, 0.5, True, lambda: plain.choice([-3, -1, 2, 6, 9])),
        evolution(6, 10, 16, 0, 0, False, lambda: 0)],
}
text = json.dumps(result, separators=(",", ":")).replace("},{", "},\n{")
pathlib.Path(__file__).with_name("evolution.json").write_text(text + "\n")
