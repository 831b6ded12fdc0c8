"""Makes the golden files beside it: small MIDI files, byte by byte, and what mido reads from each.

Usage: make_goldens.py (needs mido, on Debian python3-mido)
"""

import json
import pathlib
import struct
import sys

HERE = pathlib.Path(__file__).parent
sys.path.insert(0, str(HERE.parent.parent / "mido"))

import mido_score  # noqa: E402 (found through the path above)

END = "00 FF 2F 00"

# Name: format, division, events of each track.
FILES = {
    "running-status": (0, 96, [
        "00 90 3C 50 60 3C 00 00 3E 40 60 3E 00 00 40 30 60 40 00 " + END]),
    "chords-on-two-channels": (0, 480, [
        "00 C0 18 00 C1 28 00 90 3C 50 00 40 50 00 43 50 00 91 30 60 83 60 90 3C 00 00 40 00 00 43 00 "
        "83 60 81 30 40 " + END]),
    "tracks-with-tempi-and-keys": (1, 220, [
        "00 FF 03 05 53 75 69 74 65 00 FF 58 04 03 02 18 08 00 FF 59 02 FD 01 00 FF 51 03 09 27 C0 "
        "83 60 FF 51 03 07 A1 20 00 FF 59 02 04 00 83 60 FF 58 04 06 03 24 08 " + END,
        "00 FF 03 05 52 69 67 68 74 00 90 48 60 81 5C 80 48 40 00 90 4A 60 81 5C 80 4A 40 " + END,
        "00 FF 03 04 4C 65 66 74 81 5C 91 30 40 83 38 81 30 40 " + END]),
    "overlapping-notes": (0, 96, [
        "00 90 3C 50 10 90 3C 51 10 90 3C 52 10 80 3C 40 10 80 3C 40 10 80 3C 40 " + END]),
    "struck-again-before-the-end": (0, 96, [
        "00 90 3C 50 60 90 3C 51 00 80 3C 40 60 80 3C 40 " + END]),
    "notes-without-length": (0, 96, [
        "00 99 23 70 00 89 23 40 30 99 26 70 30 89 26 40 " + END]),
    "end-without-note": (0, 96, [
        "00 80 3C 40 00 80 3E 40 10 90 3C 50 60 80 3C 40 00 80 3C 40 " + END]),
    "note-without-end": (0, 96, [
        "00 90 3C 50 30 90 40 50 30 80 40 40 20 FF 2F 00"]),
    "system-exclusive-and-texts": (0, 96, [
        "00 F0 05 7E 7F 09 01 F7 00 FF 01 03 61 62 63 00 FF 7F 02 00 41 00 B0 07 64 00 E0 00 40 00 D0 20 "
        "00 90 3C 50 60 80 3C 40 " + END]),
    "patterns-of-format-two": (2, 96, [
        "00 90 3C 50 60 80 3C 40 60 FF 2F 00",
        "00 90 3E 50 60 80 3E 40 " + END,
        "30 90 40 50 60 80 40 40 " + END]),
    "data-byte-over-127": (0, 96, [
        "00 90 3C FF 60 80 3C 40 " + END]),
    "no-end-of-track": (0, 96, [
        "00 90 3C 50 60 80 3C 40"]),
}


def chunk(name, body):
    return name + struct.pack(">I", len(body)) + body


def main():
    for name, (kind, division, tracks) in FILES.items():
        path = HERE / f"{name}.mid"
        header = chunk(b"MThd", struct.pack(">HHH", kind, len(tracks), division))
        path.write_bytes(header + b"".join(chunk(b"MTrk", bytes.fromhex(track)) for track in tracks))
        golden = mido_score.read(path)
        path.with_suffix(".json").write_text(json.dumps(golden) + "\n", encoding="utf-8")
    print(f"{len(FILES)} golden files")


if __name__ == "__main__":
    main()
