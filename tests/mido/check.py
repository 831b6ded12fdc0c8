"""Compares MoodLab's MIDI writer and reader with mido, note for note.

Usage: check.py BRIDGE.dll. The study's files are read where MOODLAB_DATA names their folder.
"""

import json
import os
import pathlib
import subprocess
import sys
import tempfile

import mido_score

WRITTEN_SCORES = 200
COMPOSERS_STEP = 48  # every 48th of 4,796 files: 100 files, half a minute


def main():
    bridge = ["dotnet", sys.argv[1]]
    failures = []
    passed = 0
    for name, problem in [*check_writer(bridge), *check_reader(bridge)]:
        if problem:
            failures.append(f"{name}: {problem}")
        else:
            passed += 1
    for failure in failures:
        print(failure)
    print(f"{passed} passed, {len(failures)} failed")
    return 1 if failures or not passed else 0


def check_writer(bridge):
    """What we write is what mido reads."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([*bridge, "write", folder, str(WRITTEN_SCORES)], check=True)
        for path in sorted(pathlib.Path(folder).glob("*.mid")):
            expected = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
            yield f"written {path.name}", difference(expected, mido_score.read(path))


def check_reader(bridge):
    """What we read is what mido reads, of all files that mido reads."""
    paths = sample()
    lines = "".join(f"{path}\n" for path in paths)
    answer = subprocess.run([*bridge, "read"], input=lines, stdout=subprocess.PIPE, text=True, check=True)
    for path, line in zip(paths, answer.stdout.splitlines(), strict=True):
        try:
            expected = mido_score.read(path)
        except Exception:  # mido raises whatever its parser runs into; such files are not compared
            continue
        found = json.loads(line)
        if "ChunkLength" in found.get("damages", []):
            continue  # mido stops where a wrong length says; we read on.
        yield str(path), found["error"] if "error" in found else difference(found, expected)


def sample():
    data = os.environ.get("MOODLAB_DATA")
    if not data:
        print("MOODLAB_DATA is not set: only the writer is checked.", file=sys.stderr)
        return []
    odd = sorted(path for path in pathlib.Path(data, "odd-midi").rglob("*.mid"))
    composers = sorted(pathlib.Path(data, "composers").rglob("*.mid"))
    return [*odd, *composers[::COMPOSERS_STEP]]


def difference(ours, midos):
    """Returns the first difference in words; an empty text where there is none."""
    our_parts = [{"channel": part["channel"], "notes": part["notes"]} for part in ours["parts"]]
    if {"TrackCount", "Format"} & set(ours["damages"]):
        # mido reads as many tracks as the header says; we read all there are.
        our_parts = our_parts[:len(midos["parts"])]
    if our_parts != midos["parts"]:
        return f"parts differ: {first_difference(our_parts, midos['parts'])}"
    if midos["ticksPerQuarter"] <= 0:
        return ""  # Film frames (or no resolution at all): mido has no seconds to compare with.
    keys = ["ticksPerQuarter"] if midos["format"] == 2 else ["ticksPerQuarter", "tempi", "timeSignatures",
                                                            "keySignatures"]
    for key in keys:
        if ours[key] != midos[key]:
            return f"{key} differ: {str(ours[key])[:200]} instead of {str(midos[key])[:200]}"
    return ""


def first_difference(ours, midos):
    if len(ours) != len(midos):
        return f"{len(ours)} parts instead of {len(midos)}"
    for index, (our_part, mido_part) in enumerate(zip(ours, midos)):
        if our_part["channel"] != mido_part["channel"] or len(our_part["notes"]) != len(mido_part["notes"]):
            return (f"part {index} has channel {our_part['channel']} and {len(our_part['notes'])} notes instead of "
                    f"{mido_part['channel']} and {len(mido_part['notes'])}")
        for our_note, mido_note in zip(our_part["notes"], mido_part["notes"]):
            if our_note != mido_note:
                return f"part {index} has the note {our_note} instead of {mido_note}"
    return "no note differs"


if __name__ == "__main__":
    sys.exit(main())
