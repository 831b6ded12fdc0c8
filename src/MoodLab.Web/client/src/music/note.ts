/** A note in seconds of music. */
export interface Note {
  /** Onset in seconds, at least 0. */
  readonly start: number;
  /** Length of the key press in seconds, above 0. */
  readonly duration: number;
  /** MIDI pitch, 0 to 127. */
  readonly pitch: number;
  /** MIDI velocity, 1 to 127. */
  readonly velocity: number;
}

/** No piece is longer; it bounds what a damaged file or message can ask for. */
export const MAX_SECONDS = 24 * 3600;

/** No piece has more notes. */
export const MAX_NOTES = 200_000;

/** The shortest length that a note is drawn and sounded with, in seconds. */
const MIN_DURATION = 0.01;

/** Makes a note of untrusted values, or null where they are none. */
export function toNote(start: unknown, duration: unknown, pitch: unknown, velocity: unknown): Note | null {
  const valid =
    within(start, 0, MAX_SECONDS) &&
    within(duration, 0, MAX_SECONDS) &&
    within(pitch, 0, 127) &&
    within(velocity, 1, 127);
  return valid
    ? { start, duration: Math.max(MIN_DURATION, duration), pitch: Math.round(pitch), velocity: Math.round(velocity) }
    : null;
}

/** Makes notes of untrusted ones; what is none is left out. */
export function toNotes(notes: Iterable<{ [K in keyof Note]?: unknown }>): Note[] {
  return [...notes].flatMap(n => toNote(n.start, n.duration, n.pitch, n.velocity) ?? []);
}

/** Says whether an untrusted value is a number in a range. */
export function within(value: unknown, low: number, high: number): value is number {
  return typeof value === "number" && value >= low && value <= high;
}
