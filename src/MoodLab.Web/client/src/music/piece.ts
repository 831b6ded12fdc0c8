import { Meter } from "./meter";
import type { Note } from "./note";
import { NoteList } from "./note-list";
import { TempoMap } from "./tempo-map";

/** What is drawn and sounded: notes over a meter over tempi. */
export class Piece {
  readonly notes: NoteList;

  /**
   * The seconds that are known so far: no note will yet be added before it. Infinite once the piece is complete.
   */
  frontier = Infinity;

  private _length = 0;

  constructor(
    notes: Iterable<Note> = [],
    readonly meter: Meter = new Meter(new TempoMap()),
  ) {
    this.notes = new NoteList(notes);
  }

  /** The tempi under the meter. */
  get tempi(): TempoMap {
    return this.meter.tempi;
  }

  /** The length in seconds: to the end of the last bar where that was told, else of the last note. */
  get seconds(): number {
    return Math.max(this._length, this.notes.end);
  }

  /** Whether nothing more will be added. */
  get complete(): boolean {
    return this.frontier === Infinity;
  }

  /** Says that the piece is at least this long. */
  extend(seconds: number): void {
    this._length = Math.max(this._length, seconds);
  }
}
