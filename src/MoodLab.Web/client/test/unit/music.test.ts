import assert from "node:assert/strict";
import { test } from "node:test";
import { Meter } from "../../src/music/meter";
import { MidiFormatError, readMidi } from "../../src/music/midi-reader";
import { writeMidi } from "../../src/music/midi-writer";
import { toNote, type Note } from "../../src/music/note";
import { NoteList } from "../../src/music/note-list";
import { isBlackKey, pitchName } from "../../src/music/pitch";
import { TempoMap } from "../../src/music/tempo-map";

const note = (start: number, duration: number, pitch = 60, velocity = 80): Note => ({
  start,
  duration,
  pitch,
  velocity,
});

/** A MIDI file of one track. */
const midi = (...track: number[]): Uint8Array =>
  new Uint8Array([
    ...[0x4d, 0x54, 0x68, 0x64, 0, 0, 0, 6, 0, 0, 0, 1, 0x01, 0xe0],
    ...[0x4d, 0x54, 0x72, 0x6b, 0, 0, track.length >> 8, track.length & 255],
    ...track,
  ]);

test("toNote_ValuesOutOfRange_IsNull", () => {
  assert.equal(toNote(0, 1, 128, 80), null);
  assert.equal(toNote(0, 1, 60, 0), null);
  assert.equal(toNote(-1, 1, 60, 80), null);
  assert.equal(toNote(0, Infinity, 60, 80), null);
  assert.equal(toNote(NaN, 1, 60, 80), null);
  assert.equal(toNote("0", 1, 60, 80), null);
});

test("toNote_NoDuration_IsAudible", () => assert.ok(toNote(0, 0, 60, 80)!.duration > 0));

test("NoteList_AddOutOfOrder_StaysSorted", () => {
  const list = new NoteList([note(2, 1), note(0, 1)]);
  assert.equal(list.add(note(1, 1)), 1);
  assert.deepEqual(
    [...list].map(n => n.start),
    [0, 1, 2],
  );
  assert.equal(list.end, 3);
});

test("NoteList_ForEachWithin_FindsLongNotesThatBeganBefore", () => {
  const list = new NoteList([note(0, 10, 40), note(1, 0.5, 50), note(5, 1, 60), note(6, 1, 70)]);
  const found: number[] = [];
  list.forEachWithin(5.5, 6, n => found.push(n.pitch));
  assert.deepEqual(found, [40, 60]);
});

test("NoteList_SoundingAt_CountsFromOnsetToBeforeEnd", () => {
  const list = new NoteList([note(0, 1), note(1, 1, 64)]);
  assert.equal(list.soundingAt(0), 1);
  assert.equal(list.soundingAt(1), 1);
  assert.equal(list.soundingAt(2), 0);
});

test("pitchName_MiddleC_IsC4", () => {
  assert.equal(pitchName(60), "C4");
  assert.equal(pitchName(69), "A4");
  assert.equal(pitchName(0), "C-1");
  assert.ok(isBlackKey(61) && !isBlackKey(64));
});

test("TempoMap_TwoTempi_MapsBothWays", () => {
  const map = new TempoMap();
  map.add(0, 60);
  map.add(2, 120);
  assert.equal(map.beatAt(2), 2);
  assert.equal(map.beatAt(3), 4);
  assert.equal(map.secondsAt(4), 3);
  assert.equal(map.tempoAt(1.9), 60);
  assert.equal(map.tempoAt(2), 120);
});

test("TempoMap_DamagedTempo_IsKeptInReason", () => {
  const map = new TempoMap();
  map.add(0, 1e9);
  assert.ok(map.tempoAt(0) <= 2000);
});

test("Meter_DefaultAt120_HasBarsOfTwoSeconds", () => {
  const meter = new Meter(new TempoMap());
  assert.equal(meter.barAt(0), 1);
  assert.equal(meter.barAt(1.99), 1);
  assert.equal(meter.barAt(2), 2);
  assert.deepEqual(
    [...meter.lines(0, 4.1, false)].map(l => [l.seconds, l.bar]),
    [
      [0, 1],
      [2, 2],
      [4, 3],
    ],
  );
  assert.equal([...meter.lines(0, 4, true)].length, 8);
});

test("Meter_ChangeToThreeFour_CountsBarsOn", () => {
  const meter = new Meter(new TempoMap());
  meter.add(8, 3, 4);
  assert.equal(meter.barAt(4), 3);
  assert.equal(meter.barAt(5.5), 4);
  assert.deepEqual(
    [...meter.lines(1.9, 6, false)].filter(l => l.seconds >= 1.9).map(l => [l.seconds, l.bar]),
    [
      [2, 2],
      [4, 3],
      [5.5, 4],
    ],
  );
});

test("Meter_SixEight_HasThreeQuartersABar", () => {
  const meter = new Meter(new TempoMap());
  meter.add(0, 6, 8);
  assert.deepEqual(meter.lengthsAt(0), { bar: 1.5, beat: 0.25 });
});

test("Meter_Step_GoesToTheNextLine", () => {
  const meter = new Meter(new TempoMap());
  assert.equal(meter.step(0.3, "beat", 1), 0.5);
  assert.equal(meter.step(0.5, "beat", 1), 1);
  assert.equal(meter.step(1, "beat", -1), 0.5);
  assert.equal(meter.step(5, "bar", -1), 4);
  assert.equal(meter.step(4.1, "bar", -1), 2);
  assert.equal(meter.step(0.1, "bar", -1), 0);
});

test("readMidi_NotesAndTempo_AreInSeconds", () => {
  const piece = readMidi(
    // 60 bpm, 3/4, C4 for a quarter, then E4 by running status for a half; ends a quarter later.
    midi(
      ...[0, 0xff, 0x51, 3, 0x0f, 0x42, 0x40, 0, 0xff, 0x58, 4, 3, 2, 24, 8],
      ...[0, 0x90, 60, 90, 0x83, 0x60, 60, 0, 0, 64, 70, 0x87, 0x40, 64, 0],
      ...[0x83, 0x60, 0xff, 0x2f, 0],
    ),
  );
  assert.deepEqual(
    [...piece.notes],
    [note(0, 1, 60, 90), note(1, 2, 64, 70)],
  );
  assert.equal(piece.seconds, 4);
  assert.equal(piece.tempi.tempoAt(0), 60);
  assert.equal(piece.meter.barAt(3), 2);
});

test("readMidi_PercussionChannel_IsLeftOut", () => {
  assert.equal(readMidi(midi(0, 0x99, 36, 90, 0x60, 0x89, 36, 0, 0, 0xff, 0x2f, 0)).notes.length, 0);
});

test("readMidi_TruncatedTrack_KeepsWhatWasThere", () => {
  const whole = midi(0, 0x90, 60, 90, 0x83, 0x60, 0x80, 60, 0, 0, 0x90, 64, 90);
  assert.equal(readMidi(whole.subarray(0, whole.length - 4)).notes.length, 1);
});

test("readMidi_NoHeader_SaysWhere", () => {
  assert.throws(() => readMidi(new Uint8Array([1, 2, 3])), MidiFormatError);
  assert.throws(() => readMidi(new Uint8Array(64)), /at byte 0/);
});

test("readMidi_AnyDamage_NeitherHangsNorThrowsAnythingElse", () => {
  const whole = midi(
    ...[0, 0x90, 60, 90, 0x83, 0x60, 0x80, 60, 0],
    ...[0, 0xff, 0x51, 3, 7, 0xa1, 0x20, 0, 0xf0, 2, 1, 0xf7],
  );
  let seed = 1;
  for (let i = 0; i < 20_000; i++) {
    const bytes = whole.slice(0, 14 + (i % (whole.length - 13)));
    for (let k = 0; k < 3; k++) {
      seed = (Math.imul(seed, 1103515245) + 12345) >>> 0;
      bytes[(seed >>> 8) % bytes.length] = seed >>> 24;
    }

    try {
      readMidi(bytes);
    } catch (error) {
      assert.ok(error instanceof MidiFormatError, String(error));
    }
  }
});

test("writeMidi_ReadBack_IsTheSame", () => {
  const notes = [note(0, 0.5, 60, 90), note(0.25, 1, 64, 40), note(100, 2.5, 67, 127)];
  assert.deepEqual([...readMidi(new Uint8Array(writeMidi(notes))).notes], notes);
});

test("writeMidi_KeyStruckAgain_IsReleasedFirst", () => {
  const again = readMidi(new Uint8Array(writeMidi([note(0, 2), note(1, 2)])));
  assert.deepEqual(
    [...again.notes].map(n => [n.start, n.duration]),
    [
      [0, 1],
      [1, 2],
    ],
  );
});
