import type { Note } from "../music/note";
import { Piece } from "../music/piece";

/** How much of a melody is played. */
export type Extent = "all" | "preview";

/** A melody as its card tells it. */
export interface Melody {
  /** In seconds at the written tempo; they may lie a little beside the beats, as people play. */
  readonly notes: readonly Note[];
  /** The length in quarter notes. */
  readonly beats: number;
  /** The written tempo in quarter notes a minute. */
  readonly bpm: number;
}

/** Quarter notes that a preview lasts: two bars. */
const PREVIEW_BEATS = 8;

/** A note that begins this many beats before a preview's end and goes on belongs to the next bar: it came early. */
const EARLY = 0.125;

/** Makes what is to be played of a melody: its notes over beats, with the rests at its end. */
export function toPiece(melody: Melody, extent: Extent): Piece {
  const seconds = (60 / melody.bpm) * Math.min(melody.beats, extent === "all" ? Infinity : PREVIEW_BEATS);
  const whole = extent === "all" || melody.beats <= PREVIEW_BEATS;
  const piece = new Piece(whole ? melody.notes : cut(melody.notes, seconds, (60 / melody.bpm) * EARLY));
  piece.tempi.add(0, melody.bpm);
  piece.extend(seconds);
  return piece;
}

function cut(notes: readonly Note[], end: number, early: number): Note[] {
  return notes
    .filter(note => note.start < end && (note.start < end - early || note.start + note.duration <= end))
    .map(note => ({ ...note, duration: Math.min(note.duration, end - note.start) }));
}
