/** Seconds between two calls; well under the horizon, so that one late call is no harm. */
const INTERVAL = 0.025;

/** How far ahead notes are scheduled: long enough for a busy page, short enough to feel at hand. */
const HORIZON = 0.15;

/** A hidden page's timers may be called only once a second. */
const HIDDEN_HORIZON = 1.5;

/** Calls back regularly while started, with the horizon to schedule for. */
export class Ticker {
  private _timer = 0;

  /** @param _schedule Called with the seconds to look ahead. */
  constructor(private readonly _schedule: (horizon: number) => void) {}

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

  private readonly tick = (): void => this._schedule(document.hidden ? HIDDEN_HORIZON : HORIZON);
}
