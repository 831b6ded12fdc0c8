import type { Note } from "../music/note";
import type { NoteList } from "../music/note-list";
import { wantedKeys } from "./viewport";

/** A card is small: an octave and a half fills it. */
const FEWEST_KEYS = 18;

/** Where the notes of a mini roll lie, in CSS pixels. */
export class MiniLayout {
  private readonly _high: number;
  private readonly _row: number;
  private readonly _scale: number;

  /** @param seconds The length to show; it is never less than the notes need. */
  constructor(
    notes: NoteList,
    readonly width: number,
    readonly height: number,
    seconds: number,
  ) {
    const { low, high } = wantedKeys(notes.pitchRange(), FEWEST_KEYS);
    this._high = high;
    this._row = height / (high - low + 1);
    this._scale = width / Math.max(notes.end, seconds, Number.MIN_VALUE);
  }

  /** Where a time lies from the left, kept within the roll. */
  x(seconds: number): number {
    return Math.min(this.width, seconds * this._scale);
  }

  /** Left, top, width and height of a note. */
  box(note: Note): [number, number, number, number] {
    return [
      note.start * this._scale,
      (this._high - note.pitch) * this._row,
      Math.max(1, note.duration * this._scale - 0.5),
      Math.max(1.5, this._row - 0.5),
    ];
  }
}
