import { within, MAX_SECONDS } from "../music/note";

/** Something that is told of a stretch of a piece, such as how much it speaks for an answer. */
export interface Tint {
  /** Seconds. */
  readonly start: number;
  /** Seconds. */
  readonly end: number;
  /** From -1, against, to 1, for. */
  readonly value: number;
}

/** Makes tints of untrusted ones; what is none is left out. */
export function toTints(tints: Iterable<{ [K in keyof Tint]?: unknown }>): Tint[] {
  return [...tints].flatMap(({ start, end, value }) =>
    within(start, 0, MAX_SECONDS) && within(end, start, MAX_SECONDS) && within(value, -1, 1)
      ? { start, end, value }
      : [],
  );
}
