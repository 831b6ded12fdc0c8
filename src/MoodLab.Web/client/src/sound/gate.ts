/** Time constant of falling silent: below a thousandth after 28 ms. */
const FADE_OUT = 0.004;
const FADE_IN = 0.001;

/** The gate opens this long before a note. */
const OPEN_AHEAD = 0.005;

/** Seconds after shutting until nothing at all is heard through a gate. */
export const SHUT = 0.04;

/** Lets sound through or none, without a click. It is open at first. */
export class Gate {
  readonly node: GainNode;
  private _openFrom = -Infinity;

  constructor(private readonly _context: BaseAudioContext) {
    this.node = _context.createGain();
  }

  /** Opens in time for what sounds at a time of the device. */
  open(time: number): void {
    const from = Math.max(this._context.currentTime, time - OPEN_AHEAD);
    if (from < this._openFrom) {
      this._openFrom = from;
      this.node.gain.setTargetAtTime(1, from, FADE_IN);
    }
  }

  /** Shuts at once. */
  shut(): void {
    const now = this._context.currentTime;
    this.node.gain.cancelScheduledValues(now);
    this.node.gain.setTargetAtTime(0, now, FADE_OUT);
    this._openFrom = Infinity;
  }
}
