/** A note as it was played, in seconds. */
export interface PlayedNote {
  readonly pitch: number;
  readonly velocity: number;
  readonly start: number;
  readonly duration: number;
}

interface Held {
  readonly velocity: number;
  readonly start: number;
  /** How many keys, mice and fingers hold it. */
  holders: number;
}

/** Writes down what is played; a note is complete when its last key is let go. */
export class Recorder {
  private readonly _held = new Map<number, Held>();
  private _notes: PlayedNote[] = [];

  /** @param _now The time in seconds. */
  constructor(private readonly _now: () => number) {}

  get held(): number {
    return this._held.size;
  }

  /** Returns whether the note begins, rather than being held by one key more. */
  press(pitch: number, velocity: number): boolean {
    const held = this._held.get(pitch);
    if (held !== undefined) {
      held.holders++;
      return false;
    }

    this._held.set(pitch, { velocity, start: this._now(), holders: 1 });
    return true;
  }

  /** Returns whether the note ends. */
  release(pitch: number): boolean {
    const held = this._held.get(pitch);
    if (held === undefined || --held.holders > 0) {
      return false;
    }

    this._held.delete(pitch);
    const { velocity, start } = held;
    this._notes.push({ pitch, velocity, start, duration: Math.max(0.02, this._now() - start) });
    return true;
  }

  /** Ends all that is held, and tells what that was. */
  releaseAll(): number[] {
    const pitches = [...this._held.keys()];
    for (const pitch of pitches) {
      this._held.get(pitch)!.holders = 1;
      this.release(pitch);
    }

    return pitches;
  }

  /** Hands over what was completed since the last time. */
  take(): PlayedNote[] {
    const notes = this._notes;
    this._notes = [];
    return notes;
  }
}
