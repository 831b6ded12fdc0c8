import type { Meter } from "../music/meter";

/** What beats are clicked on. Times are seconds of the device's clock, now or a little ahead. */
export interface Metronome {
  click(downbeat: boolean, time: number): void;
  /** Ends what sounds and takes back what was scheduled. */
  hush(): void;
}

/** Beats are never this near to one another, in seconds: so near, it is the same one, rounded otherwise. */
const SAME = 1e-3;

/** A click may be handed over this late, in seconds; a later one is left out, since it would be off the beat. */
const TOLERANCE = 0.005;

/** The beats that a transport clicks along with a piece, each once. */
export class Pulse {
  private _last = -Infinity;

  /** @param _from Seconds of music before which nothing is clicked. */
  constructor(
    private readonly _meter: Meter,
    private readonly _metronome: Metronome,
    private _from: number,
  ) {}

  /** Goes on from a place in the music, in seconds. */
  moveTo(position: number): void {
    this._from = position;
    this._last = -Infinity;
  }

  /**
   * Clicks the beats up to a place in the music.
   * @param timeAt Tells the device's time of a place.
   * @param now The device's time.
   */
  schedule(to: number, timeAt: (position: number) => number, now: number): void {
    for (const { seconds, bar } of this._meter.lines(this._from - SAME, to, true)) {
      // A beat at the very edge waits for the next call: at the end of the piece it is none.
      if (seconds >= this._from - SAME && seconds > this._last + SAME && seconds < to - SAME) {
        const time = timeAt(seconds);
        this._last = seconds;
        if (time >= now - TOLERANCE) {
          this._metronome.click(bar > 0, time);
        }
      }
    }

    this._from = Math.max(this._from, to);
  }
}
