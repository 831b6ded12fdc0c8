import { MAX_NOTES, type Note } from "./note";

/** Notes in order of their onset. Appending in order costs nothing; what is on screen is found by bisection. */
export class NoteList {
  private readonly _notes: Note[] = [];
  private _longest = 0;
  private _end = 0;
  private _low = 128;
  private _high = -1;

  constructor(notes: Iterable<Note> = []) {
    this.addAll(notes);
  }

  /** The number of notes. */
  get length(): number {
    return this._notes.length;
  }

  /** Where the last note ends, in seconds. */
  get end(): number {
    return this._end;
  }

  /** The note at a place, 0 to length - 1. */
  at(index: number): Note {
    const note = this._notes[index];
    if (note === undefined) {
      throw new RangeError(`There is no note ${index} among ${this._notes.length}.`);
    }

    return note;
  }

  /** Puts a note in its place, which it returns, or -1 where the list is full. */
  add(note: Note): number {
    if (this._notes.length >= MAX_NOTES) {
      return -1;
    }

    const last = this._notes[this._notes.length - 1];
    const index = last === undefined || last.start <= note.start ? this._notes.length : this.firstAfter(note.start);
    this._notes.splice(index, 0, note);
    this._longest = Math.max(this._longest, note.duration);
    this._end = Math.max(this._end, note.start + note.duration);
    this._low = Math.min(this._low, note.pitch);
    this._high = Math.max(this._high, note.pitch);
    return index;
  }

  /** Adds notes that come in any order; those beyond the limit are left out. */
  addAll(notes: Iterable<Note>): void {
    for (const note of [...notes].sort((a, b) => a.start - b.start || a.pitch - b.pitch)) {
      this.add(note);
    }
  }

  /** The index of the first note that starts at or after a time. */
  firstFrom(seconds: number): number {
    return this.bisect(note => note.start < seconds);
  }

  /** Visits the notes that sound at some moment of [from, to), in order of onset. */
  forEachWithin(from: number, to: number, visit: (note: Note) => void): void {
    for (let i = this.firstFrom(from - this._longest); i < this._notes.length; i++) {
      const note = this._notes[i]!;
      if (note.start >= to) {
        return;
      }

      if (note.start + note.duration > from) {
        visit(note);
      }
    }
  }

  /** How many notes sound at a time. */
  soundingAt(seconds: number): number {
    let count = 0;
    this.forEachWithin(seconds, seconds + Number.EPSILON * Math.max(1, seconds), () => count++);
    return count;
  }

  /** The lowest and the highest pitch, or null where there is no note. */
  pitchRange(): { low: number; high: number } | null {
    return this._high < 0 ? null : { low: this._low, high: this._high };
  }

  [Symbol.iterator](): Iterator<Note> {
    return this._notes[Symbol.iterator]();
  }

  private firstAfter(seconds: number): number {
    return this.bisect(note => note.start <= seconds);
  }

  private bisect(before: (note: Note) => boolean): number {
    let low = 0;
    let high = this._notes.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (before(this._notes[middle]!)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }

    return low;
  }
}
