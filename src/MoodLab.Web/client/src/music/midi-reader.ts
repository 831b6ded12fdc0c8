import { MAX_NOTES, MAX_SECONDS, toNote, type Note } from "./note";
import { Piece } from "./piece";

// A small reader for what a roll shows and a piano plays: notes, tempi and time signatures of standard MIDI files.
// Percussion (channel 10) is left out, since no piano key stands for it. The server reads files strictly before it
// stores them; here damage ends the track that has it, and only a file without a header is refused.

/** What is wrong with a MIDI file, and where. */
export class MidiFormatError extends Error {
  constructor(
    readonly offset: number,
    problem: string,
  ) {
    super(`${problem} (at byte ${offset}).`);
    this.name = "MidiFormatError";
  }
}

const PERCUSSION = 9;

interface TimedNote {
  readonly on: number;
  readonly off: number;
  readonly pitch: number;
  readonly velocity: number;
}

interface Tracks {
  readonly notes: TimedNote[];
  readonly tempi: { tick: number; quartersPerMinute: number }[];
  readonly meters: { tick: number; numerator: number; denominator: number }[];
  lastTick: number;
}

/**
 * Reads a standard MIDI file.
 * @throws {MidiFormatError} The file has no MIDI header, or counts time in film frames.
 */
export function readMidi(bytes: Uint8Array): Piece {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 14 || view.getUint32(0) !== 0x4d546864) {
    throw new MidiFormatError(0, "This is no MIDI file: it does not begin with MThd");
  }

  const division = view.getInt16(12);
  if (division <= 0) {
    throw new MidiFormatError(12, "Time is not counted in ticks of a quarter note");
  }

  const found: Tracks = { notes: [], tempi: [], meters: [], lastTick: 0 };
  let offset = 8 + view.getUint32(4);
  while (offset + 8 <= bytes.length) {
    const length = view.getUint32(offset + 4);
    if (view.getUint32(offset) === 0x4d54726b) {
      readTrack(bytes.subarray(offset + 8, Math.min(bytes.length, offset + 8 + length)), found);
    }

    offset += 8 + length;
  }

  return toPiece(found, division);
}

function readTrack(data: Uint8Array, found: Tracks): void {
  const held = new Map<number, { on: number; velocity: number }>();
  let at = 0;
  let tick = 0;
  let running = 0;

  const variable = (): number => {
    let value = 0;
    for (let i = 0; i < 4 && at < data.length; i++) {
      const byte = data[at++]!;
      value = (value << 7) | (byte & 0x7f);
      if (byte < 0x80) {
        break;
      }
    }

    return value;
  };
  const release = (key: number): void => {
    const note = held.get(key);
    if (note !== undefined && found.notes.length < MAX_NOTES) {
      found.notes.push({ on: note.on, off: tick, pitch: key & 0x7f, velocity: note.velocity });
    }

    held.delete(key);
  };

  while (at < data.length) {
    tick += variable();
    if (at >= data.length) {
      break;
    }

    let status = data[at]!;
    if (status >= 0x80) {
      at++;
    } else {
      status = running;
    }

    if (status === 0xff) {
      const type = data[at++] ?? 0x2f;
      const length = variable();
      readMeta(type, data.subarray(at, at + length), tick, found);
      at += length;
      if (type === 0x2f) {
        break;
      }
    } else if (status >= 0xf0) {
      at += variable();
    } else if (status >= 0x80) {
      running = status;
      const pitch = data[at++]! & 0x7f;
      const second = status >= 0xc0 && status < 0xe0 ? 0 : data[at++]! & 0x7f;
      const key = ((status & 0x0f) << 7) | pitch;
      if (status >= 0x80 && status < 0xa0 && (status & 0x0f) !== PERCUSSION) {
        release(key);
        if (status >= 0x90 && second > 0) {
          held.set(key, { on: tick, velocity: second });
        }
      }
    } else {
      // A data byte where no status has been told: what follows cannot be understood.
      break;
    }
  }

  found.lastTick = Math.max(found.lastTick, tick);
  [...held.keys()].forEach(release);
}

function readMeta(type: number, data: Uint8Array, tick: number, found: Tracks): void {
  if (type === 0x51 && data.length >= 3) {
    const microseconds = (data[0]! << 16) | (data[1]! << 8) | data[2]!;
    found.tempi.push({ tick, quartersPerMinute: microseconds > 0 ? 60e6 / microseconds : 120 });
  } else if (type === 0x58 && data.length >= 2 && data[0]! > 0 && data[1]! <= 6) {
    found.meters.push({ tick, numerator: data[0]!, denominator: 2 ** data[1]! });
  }
}

function toPiece(found: Tracks, division: number): Piece {
  const piece = new Piece();
  const secondsAt = (tick: number): number => piece.tempi.secondsAt(tick / division);
  for (const { tick, quartersPerMinute } of found.tempi.sort((a, b) => a.tick - b.tick)) {
    piece.tempi.add(secondsAt(tick), quartersPerMinute);
  }

  for (const { tick, numerator, denominator } of found.meters.sort((a, b) => a.tick - b.tick)) {
    piece.meter.add(tick / division, numerator, denominator);
  }

  const notes: Note[] = [];
  for (const { on, off, pitch, velocity } of found.notes) {
    const start = secondsAt(on);
    const note = toNote(start, secondsAt(off) - start, pitch, velocity);
    if (note !== null) {
      notes.push(note);
    }
  }

  piece.notes.addAll(notes);
  piece.extend(Math.min(MAX_SECONDS, secondsAt(found.lastTick)));
  return piece;
}
