import type { Note } from "./note";

/** Ticks of a quarter note; at 120 quarters a minute a tick is half a millisecond. */
const DIVISION = 1000;
const TICKS_PER_SECOND = DIVISION * 2;

/**
 * Writes notes as a MIDI file in real time (120 quarters a minute whatever their tempo), for the offline renderer:
 * what it renders is then exactly what is heard. It is not the file that visitors download.
 */
export function writeMidi(notes: Iterable<Note>): ArrayBuffer {
  const events: { tick: number; bytes: [number, number, number] }[] = [];
  const soundsUntil = new Map<number, { tick: number; bytes: [number, number, number] }>();
  for (const note of notes) {
    const on = Math.round(note.start * TICKS_PER_SECOND);
    const off = { tick: on + Math.max(1, Math.round(note.duration * TICKS_PER_SECOND)), bytes: noteOff(note.pitch) };
    // A key that is struck again is released first, as the live player does it.
    const before = soundsUntil.get(note.pitch);
    if (before !== undefined && before.tick > on) {
      before.tick = on;
    }

    soundsUntil.set(note.pitch, off);
    events.push({ tick: on, bytes: [0x90, note.pitch, note.velocity] }, off);
  }

  // At the same tick releases come first; their status byte is the lower one.
  events.sort((a, b) => a.tick - b.tick || a.bytes[0] - b.bytes[0]);
  const track: number[] = [];
  let last = 0;
  for (const { tick, bytes } of events) {
    pushVariable(track, tick - last);
    track.push(...bytes);
    last = tick;
  }

  track.push(0, 0xff, 0x2f, 0);
  const file = new Uint8Array(22 + track.length);
  const view = new DataView(file.buffer);
  file.set([0x4d, 0x54, 0x68, 0x64, 0, 0, 0, 6, 0, 0, 0, 1, DIVISION >> 8, DIVISION & 0xff, 0x4d, 0x54, 0x72, 0x6b]);
  view.setUint32(18, track.length);
  file.set(track, 22);
  return file.buffer;
}

function noteOff(pitch: number): [number, number, number] {
  return [0x80, pitch, 0];
}

function pushVariable(bytes: number[], value: number): void {
  for (let shift = 21; shift > 0; shift -= 7) {
    if (value >= 1 << shift) {
      bytes.push(((value >> shift) & 0x7f) | 0x80);
    }
  }

  bytes.push(value & 0x7f);
}
