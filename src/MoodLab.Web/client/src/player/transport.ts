import type { Piece } from "../music/piece";
import type { Note } from "../music/note";
import { Clock } from "./clock";
import { SILENT, type Instrument } from "./instrument";
import type { Pulse } from "./pulse";

/** Seconds from an order to play to its first sound, so that the device gets every note in time. */
const LEAD = 0.05;

/** The lead of the first note of a piece that is still being composed; 150 to 250 ms were found to suffice. */
const LIVE_LEAD = 0.2;

/** Seconds of music that must be there before a piece that ran dry goes on; less would stutter. */
const REBUFFER = 0.75;

/** A note may be handed over this late without being heard as late: one block of the synthesizer and some. */
const TOLERANCE = 0.005;

/**
 * Plays a piece on an instrument: one engine for pieces that are still being composed and for finished ones. It holds
 * no timer; `pump` is called often and schedules what comes up. Where music is not there yet, or the browser was busy
 * for longer than the horizon, the clock waits: no note is dropped.
 */
export class Transport {
  instrument: Instrument = SILENT;
  loop = false;
  /** The beats to click along with the notes, or null. */
  pulse: Pulse | null = null;

  private readonly _clock = new Clock();
  private readonly _releases = new Float64Array(128).fill(Infinity);
  private _rate = 1;
  private _playing = false;
  private _waiting = false;
  private _cursor = 0;
  private _scheduledTo = 0;
  private _scheduled = 0;
  private _late = 0;

  /** @param now The device's time in seconds; it never goes back. */
  constructor(
    readonly piece: Piece,
    private readonly _now: () => number,
  ) {}

  /** Whether music plays, or waits for more music. */
  get playing(): boolean {
    return this._playing;
  }

  /** Where the music is, in seconds. */
  get position(): number {
    return this.positionAt(this._now());
  }

  /** Notes handed to the instrument. */
  get scheduled(): number {
    return this._scheduled;
  }

  /** Notes handed over after their time; the clock was set back for them. */
  get late(): number {
    return this._late;
  }

  /** Where the music is at a time of the device. */
  positionAt(time: number): number {
    return Math.min(this._clock.positionAt(time), this.piece.seconds);
  }

  /** Plays a piece from its start as it grows. */
  playLive(): void {
    this._playing = true;
    this.wait(this._now(), 0);
  }

  /** Plays on, or from the start where the end was reached. */
  play(): void {
    if (this._playing) {
      return;
    }

    const position = this.piece.complete && this.position >= this.piece.seconds - 1e-3 ? 0 : this.position;
    this._playing = true;
    this.moveTo(position);
  }

  /** Falls silent and stays where it is. */
  pause(): void {
    const now = this._now();
    const position = this.positionAt(now);
    this._playing = false;
    this._waiting = false;
    this.silence();
    this._clock.set(now, position, 0);
  }

  /** Goes to a position, which is kept within the music that is there. */
  seek(seconds: number): void {
    this.moveTo(Math.min(Math.max(0, seconds), Math.min(this.piece.seconds, this.piece.frontier)));
  }

  /** Sets the speed, 1 as written; what has been scheduled keeps its time. */
  setRate(rate: number): void {
    this._rate = rate;
    const from = Math.max(this._now(), this._scheduledTo);
    if (this._clock.rateAt(from) > 0) {
      this._clock.set(from, this._clock.positionAt(from), rate);
    }
  }

  /** Adds a note, in time even when it should have sounded already. */
  add(note: Note): boolean {
    const index = this.piece.notes.add(note);
    if (index >= 0 && index < this._cursor) {
      this._cursor++;
      if (this._playing && note.start + note.duration > this.position) {
        this._late++;
        this.strike(note, this._now());
      }
    }

    return index >= 0;
  }

  /** Schedules all that begins or ends within a horizon in seconds. Returns whether the piece has just ended. */
  pump(horizon: number): boolean {
    const now = this._now();
    if (!this._playing) {
      return false;
    }

    if (this._waiting && !this.resume(now)) {
      return false;
    }

    const until = now + horizon;
    this._clock.forgetBefore(now - 1);
    for (;;) {
      const edge = this.piece.complete ? this.piece.seconds : this.piece.frontier;
      const reached = this._clock.positionAt(until);
      this.schedule(Math.min(reached, edge), now);
      this.pulse?.schedule(Math.min(reached, edge), position => this._clock.timeAt(position), now);
      this._scheduledTo = Math.max(this._scheduledTo, until);
      // Scheduling may have set the clock back, so the edge is looked for again.
      if (this._clock.positionAt(until) < edge) {
        return false;
      }

      const end = this._clock.timeAt(edge);
      if (!this.piece.complete) {
        this.wait(end, edge);
        return false;
      }

      this.releaseAll(end);
      if (!this.loop || edge <= 0) {
        this._clock.set(end, edge, 0);
        this._playing = now < end;
        return !this._playing;
      }

      this._cursor = 0;
      this.pulse?.moveTo(0);
      this._clock.set(end, 0, this._rate);
    }
  }

  private schedule(edge: number, now: number): void {
    for (;;) {
      const note = this._cursor < this.piece.notes.length ? this.piece.notes.at(this._cursor) : null;
      const on = note?.start ?? Infinity;
      const key = this.nextRelease();
      const off = this._releases[key]!;
      if (off <= on && off <= edge) {
        this.release(key, Math.max(now, this._clock.timeAt(off)));
      } else if (note !== null && on < edge) {
        this.strikeInTime(note, now);
        this._cursor++;
      } else {
        return;
      }
    }
  }

  private strikeInTime(note: Note, now: number): void {
    let time = this._clock.timeAt(note.start);
    if (time < now - TOLERANCE) {
      this._late++;
      time = now + LEAD;
      this._clock.set(time, note.start, this._rate);
    }

    this.strike(note, time);
  }

  private strike(note: Note, time: number): void {
    if (this._releases[note.pitch] !== Infinity) {
      this.release(note.pitch, time);
    }

    this.instrument.noteOn(note.pitch, note.velocity, time);
    this._releases[note.pitch] = note.start + note.duration;
    this._scheduled++;
  }

  private release(pitch: number, time: number): void {
    this.instrument.noteOff(pitch, time);
    this._releases[pitch] = Infinity;
  }

  private releaseAll(time: number): void {
    this._releases.forEach((off, pitch) => {
      if (off !== Infinity) {
        this.release(pitch, time);
      }
    });
  }

  private nextRelease(): number {
    let first = 0;
    for (let pitch = 1; pitch < 128; pitch++) {
      if (this._releases[pitch]! < this._releases[first]!) {
        first = pitch;
      }
    }

    return first;
  }

  private moveTo(position: number): void {
    const now = this._now();
    this.silence();
    this._cursor = this.piece.notes.firstFrom(position);
    this.pulse?.moveTo(position);
    this._waiting = false;
    this._clock.set(now, position, 0);
    if (this._playing) {
      this._clock.set(now + LEAD, position, this._rate);
    }
  }

  private wait(time: number, position: number): void {
    this._waiting = true;
    this._clock.set(time, position, 0);
  }

  /**
   * Ends waiting where there is music again. Where the device has not yet run dry there is no gap to hear, and the
   * first music of all has been waited for long enough: only after a gap more is gathered first.
   */
  private resume(now: number): boolean {
    const position = this._clock.lastPosition;
    const dryAt = this._clock.timeAt(position);
    const first = this._scheduled === 0;
    const wanted = first || now < dryAt ? 0 : REBUFFER;
    if (!this.piece.complete && this.piece.frontier - position <= wanted) {
      return false;
    }

    this._waiting = false;
    this._clock.set(Math.max(dryAt, now + (first ? LIVE_LEAD : LEAD)), position, this._rate);
    return true;
  }

  private silence(): void {
    this.instrument.silence();
    this._releases.fill(Infinity);
    this._scheduledTo = 0;
  }
}
