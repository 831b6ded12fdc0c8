"""Opens MIDI files of MoodLab's in MuseScore 3 and compares what it makes of them with what was written.

Usage: check.py SCORES.dll BRIDGE.dll, the programs that write the files and that read MIDI into JSON.

What MuseScore 3 does not take from any MIDI file is not compared: the title, whether a key is major or minor, and
empty bars at the end. Nor are bars of 5, 6, 7 and 9 to 15 notes: its import mixes up such tuplets, and takes a melody
of 9, 11, 13 or 15 notes a bar for a live recording, whose bars it guesses.
"""

import fractions
import json
import os
import pathlib
import subprocess
import sys
import tempfile

import musicxml

MUSESCORE_SECONDS = 300
SHARPS = "FCGDAEB"

# MuseScore's usual import makes a note before a short rest longer where that takes fewer signs; without that wish it
# writes lengths as they are.
AS_WRITTEN = "<MidiOptions><SimplifyDurations>false</SimplifyDurations></MidiOptions>"

# A performance is compared with the score that was played: MuseScore finds the written note values again. (Of 40 loose
# performances it finds all onsets, and the lengths in 36.)
PLAYED = "played "
PLAYED_SCORE = "plain"


def main():
    writer, bridge = sys.argv[1:]
    failures = []
    passed = 0
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        subprocess.run(["dotnet", writer, str(folder)], check=True)
        paths = sorted(folder.glob("*.mid"))
        options = folder / "options.xml"
        options.write_text(AS_WRITTEN)
        usual = convert(folder, paths, "usual", ["musicxml"])
        exact = convert(folder, paths, "exact", ["musicxml", "again.mid"], "-M", str(options))
        written = read_midi(bridge, paths)
        played = written[[path.stem for path in paths].index(PLAYED_SCORE)]
        again = read_midi(bridge, [exact[path, "again.mid"] for path in paths])
        for path, score, rewritten in zip(paths, written, again, strict=True):
            name = path.stem
            if name.startswith(PLAYED):
                checks = check_notation(name, played, usual[path, "musicxml"], has_lengths=True)
            else:
                checks = [*check_notation(name, score, usual[path, "musicxml"], has_lengths=False),
                          *check_notation(name, score, exact[path, "musicxml"], has_lengths=True),
                          *check_again(score, rewritten)]
            problems = [problem for problem in checks if problem]
            if problems:
                failures.append(f"{name}: {'; '.join(problems)}")
            else:
                passed += 1
    for failure in failures:
        print(failure)
    print(f"{passed} passed, {len(failures)} failed")
    return 1 if failures or not passed else 0


def convert(folder, paths, name, endings, *options):
    """Lets MuseScore convert all files in one run; returns the new files by path and ending."""
    made = {(path, ending): folder / f"{path.stem}.{name}.{ending}" for path in paths for ending in endings}
    job = folder / f"{name}.json"
    job.write_text(json.dumps([
        {"in": str(path), "out": [str(made[path, ending]) for ending in endings]} for path in paths
    ]))
    # A home of its own keeps the settings of whoever runs this out of the comparison.
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "HOME": str(folder), "XDG_RUNTIME_DIR": str(folder)}
    done = subprocess.run(["mscore3", *options, "-j", str(job)], env=environment, timeout=MUSESCORE_SECONDS,
                          check=False, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    missing = [file.name for file in made.values() if not file.exists()]
    if missing:
        sys.exit(f"MuseScore ended with {done.returncode} without {', '.join(missing)}:\n{done.stdout[-2000:]}")
    return made


def read_midi(bridge, paths):
    """Reads files with our reader; returns their scores."""
    answer = subprocess.run(["dotnet", bridge, "read"], input="".join(f"{path}\n" for path in paths),
                            stdout=subprocess.PIPE, text=True, check=True)
    return [json.loads(line) for line in answer.stdout.splitlines()]


def check_notation(name, score, path, has_lengths):
    """Yields problems of the notation, empty texts where there is none."""
    parts = musicxml.read(path)
    quarter = score["ticksPerQuarter"]
    _, beats, beat = score["timeSignatures"][0]
    bar = fractions.Fraction(4 * beats, beat)
    end = max(note[2] + note[3] for part in score["parts"] for note in part["notes"])
    bars = -(-fractions.Fraction(end, quarter) // bar)
    keys = [(fractions.Fraction(tick, quarter), sharps) for tick, sharps, _ in score["keySignatures"]]
    tempi = [(fractions.Fraction(tick, quarter), round(60e6 / length)) for tick, length in score["tempi"]]
    yield differ("parts", len(parts), len(score["parts"]))
    if not name.startswith(PLAYED):
        yield differ("tempi", [(tick, round(tempo)) for tick, tempo in parts[0].tempi], tempi)
    for part, expected in zip(parts, score["parts"]):
        is_pitched = expected["channel"] != 9
        notes = [(fractions.Fraction(start, quarter), pitch, has_lengths and fractions.Fraction(length, quarter))
                 for pitch, _, start, length in expected["notes"]]
        found = [(note.start, note.pitch, has_lengths and note.length) for note in part.notes]
        yield "" if expected["name"] in part.name else f"part is named {part.name!r}"
        yield differ("bars", [(length, filled) for _, length, filled in part.bars], [(bar, bar)] * int(bars))
        yield differ("times", part.times, [(0, beats, beat)])
        yield differ("keys", part.keys, keys if is_pitched else [(0, 0)])
        yield differ("notes", found, notes)
        if name.startswith("scale "):
            yield check_spelling(part, keys[0][1], is_melodic=name.endswith("minorM"))


def check_spelling(part, sharps, is_melodic):
    """A scale needs no accidentals beside those of its key; melodic minor raises two of its notes by a semitone."""
    altered = {step: 1 for step in SHARPS[:max(sharps, 0)]} | {step: -1 for step in SHARPS[7 + min(sharps, 0):]}
    allowed = (0, 1) if is_melodic else (0,)
    odd = [note.spelling for note in part.notes
           if note.spelling[1] - altered.get(note.spelling[0], 0) not in allowed]
    return f"spelled beside the key: {odd}" if odd else ""


def check_again(score, again):
    """Yields problems of the MIDI that MuseScore wrote, which ends each note a tick early; else empty texts."""
    yield differ("resolution again", again["ticksPerQuarter"], score["ticksPerQuarter"])
    for part in score["parts"]:
        shortened = [[pitch, velocity, start, length - 1] for pitch, velocity, start, length in part["notes"]]
        # The two hands of a piano are a track each.
        found = [note for other in again["parts"] if other["channel"] == part["channel"] for note in other["notes"]]
        yield differ("notes again", sorted(found, key=lambda note: (note[2], note[0])), shortened)


def differ(what, found, expected):
    """Returns the first difference in words; an empty text where there is none."""
    if found == expected:
        return ""
    if not isinstance(expected, list) or len(found) != len(expected):
        return f"{what}: {found} instead of {expected}"
    index = next(index for index, pair in enumerate(zip(found, expected)) if pair[0] != pair[1])
    return f"{what}: {found[index]} instead of {expected[index]} at {index}"


if __name__ == "__main__":
    sys.exit(main())
