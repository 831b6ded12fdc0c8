"""Reads what MuseScore wrote as MusicXML: bars, notes, keys, times and tempi, in quarter notes."""

import dataclasses
import fractions
import xml.etree.ElementTree

_STEPS = {"C": 0, "D": 2, "E": 4, "F": 5, "G": 7, "A": 9, "B": 11}


@dataclasses.dataclass
class Note:
    start: fractions.Fraction
    length: fractions.Fraction
    pitch: int
    spelling: tuple  # step and alteration; None for percussion


@dataclasses.dataclass
class Part:
    name: str
    bars: list  # start and length of each, and how much of it the first voice fills
    notes: list
    keys: list
    times: list
    tempi: list


def read(path):
    """Returns the parts of a file."""
    root = xml.etree.ElementTree.parse(path).getroot()
    parts = []
    for listed in root.iter("score-part"):
        drums = {instrument.get("id"): int(instrument.findtext("midi-unpitched")) - 1
                 for instrument in listed.iter("midi-instrument") if instrument.find("midi-unpitched") is not None}
        measures = next(part for part in root.iter("part") if part.get("id") == listed.get("id"))
        parts.append(_read_part(listed.findtext("part-name"), measures, drums))
    return parts


def _read_part(name, measures, drums):
    part = Part(name, [], [], [], [], [])
    start = fractions.Fraction(0)
    divisions = 1
    for measure in measures.iter("measure"):
        position = end = start
        filled = fractions.Fraction(0)
        for element in measure:
            if element.tag == "attributes":
                divisions = int(element.findtext("divisions") or divisions)
                _read_attributes(element, position, part)
            elif element.tag in ("backup", "forward"):
                sign = 1 if element.tag == "forward" else -1
                position += sign * fractions.Fraction(element.findtext("duration")) / divisions
            elif element.tag == "direction" and element.find("sound[@tempo]") is not None:
                part.tempi.append((position, float(element.find("sound").get("tempo"))))
            elif element.tag == "note":
                length = fractions.Fraction(element.findtext("duration")) / divisions
                if element.find("chord") is not None:
                    position -= length
                elif element.findtext("voice") == "1":
                    filled += length
                if element.find("rest") is None:
                    _add_note(element, position, length, drums, part)
                position += length
            end = max(end, position)
        part.bars.append((start, end - start, filled))
        start = end
    part.notes.sort(key=lambda note: (note.start, note.pitch))
    return part


def _read_attributes(element, position, part):
    if element.find("key") is not None:
        part.keys.append((position, int(element.findtext("key/fifths"))))
    if element.find("time") is not None:
        part.times.append((position, int(element.findtext("time/beats")), int(element.findtext("time/beat-type"))))


def _add_note(element, position, length, drums, part):
    pitch = element.find("pitch")
    if pitch is None:
        spelling = None
        number = drums[element.find("instrument").get("id")]
    else:
        spelling = (pitch.findtext("step"), int(pitch.findtext("alter") or 0))
        number = 12 * (int(pitch.findtext("octave")) + 1) + _STEPS[spelling[0]] + spelling[1]
    ties = {tie.get("type") for tie in element.findall("tie")}
    if "stop" in ties:
        tied = next(note for note in reversed(part.notes)
                    if note.pitch == number and note.start + note.length == position)
        tied.length += length
    else:
        part.notes.append(Note(position, length, number, spelling))
