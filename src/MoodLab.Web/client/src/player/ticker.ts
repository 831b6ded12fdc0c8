/** Seconds between two calls; well under the horizon, so that one late call is no harm. */
const INTERVAL = 0.025;

/** How far ahead notes are scheduled: long enough for a busy page, short enough to feel at hand. */
const HORIZON = 0.15;

/** A hidden page's timers may be called only once a second. */
const HIDDEN_HORIZON = 1.5;

/** Calls back regularly while started, with the horizon to schedule for. */
export class Ticker {
  private _timer = 0;

  constructor(private readonly _tick: (horizon: number) => void) {
    this.tick = this.tick.bind(this);
  }

  /** Begins, with a call at once. */
  start(): void {
    if (this._timer === 0) {
      this._timer = window.setInterval(this.tick, INTERVAL * 1000);
      document.addEventListener("visibilitychange", this.tick);
    }

    this.tick();
  }

  stop(): void {
    window.clearInterval(this._timer);
    document.removeEventListener("visibilitychange", this.tick);
    this._timer = 0;
  }

  private tick(): void {
    this._tick(document.hidden ? HIDDEN_HORIZON : HORIZON);
  }
}
