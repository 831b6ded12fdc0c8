/** Part of the roll's width, right of the keyboard, where the playhead stays. */
const PLAYHEAD_SHARE = 1 / 3;

/** With reduced motion the roll stands still and is turned like a page, this share of its width at a time. */
const PAGE_SHARE = 0.85;

/** Seconds that fit on the roll, zoomed in and out as far as it goes. */
export const MIN_SPAN = 1;
export const MAX_SPAN = 600;

/** The fewest keys that are shown. */
const MIN_KEYS = 25;

/** Keys left free above and below the notes. */
const KEY_MARGIN = 2;

/** The keys that are shown while there is no note: three octaves around the middle. */
const EMPTY_RANGE = { low: 48, high: 83 };

/** Where things are on the roll: time to the right, pitch upwards, in CSS pixels. */
export class Viewport {
  width = 0;
  height = 0;
  /** Space for the keyboard at the left. */
  keyboard = 44;
  /** Space for the numbers of the bars at the top. */
  header = 16;

  private _span = 12;
  private _left = 0;
  private _low: number = EMPTY_RANGE.low;
  private _high: number = EMPTY_RANGE.high;

  /** Seconds from the left edge of the roll to its right edge. */
  get span(): number {
    return this._span;
  }

  /** The time at the left edge. */
  get left(): number {
    return this._left;
  }

  /** The time at the right edge. */
  get right(): number {
    return this._left + this._span;
  }

  get pixelsPerSecond(): number {
    return Math.max(1, this.width - this.keyboard) / this._span;
  }

  /** The height of a key. */
  get keyHeight(): number {
    return Math.max(1, this.height - this.header) / (this._high - this._low + 1);
  }

  /** The lowest pitch that is shown; a fraction while the range moves. */
  get low(): number {
    return this._low;
  }

  /** The highest pitch that is shown. */
  get high(): number {
    return this._high;
  }

  x(seconds: number): number {
    return this.keyboard + (seconds - this._left) * this.pixelsPerSecond;
  }

  /** The upper edge of a key. */
  y(pitch: number): number {
    return this.header + (this._high - pitch) * this.keyHeight;
  }

  secondsAt(x: number): number {
    return this._left + (x - this.keyboard) / this.pixelsPerSecond;
  }

  /** Moves so that a position stands at the playhead's place, or is on the page. */
  follow(position: number, paged: boolean): void {
    if (paged) {
      const page = this._span * PAGE_SHARE;
      this._left = Math.max(0, Math.floor(position / page) * page - (this._span - page) / 2);
    } else {
      this._left = Math.max(0, position - this._span * PLAYHEAD_SHARE);
    }
  }

  /** Sets the seconds that fit; returns whether that was a change. */
  zoomTo(span: number): boolean {
    const before = this._span;
    this._span = Math.min(MAX_SPAN, Math.max(MIN_SPAN, span));
    return this._span !== before;
  }

  /**
   * Moves the shown keys towards those that the notes need.
   * @param share How far to go, 0 to 1.
   * @returns Whether there is still some way to go.
   */
  showKeys(notes: { low: number; high: number } | null, share: number): boolean {
    const wanted = wantedKeys(notes);
    this._low = approach(this._low, wanted.low, share);
    this._high = approach(this._high, wanted.high, share);
    return this._low !== wanted.low || this._high !== wanted.high;
  }
}

/**
 * The keys to show for notes: a margin around them, and not too few.
 * @param fewest Two octaves where there is no other reason.
 */
export function wantedKeys(
  notes: { low: number; high: number } | null,
  fewest: number = MIN_KEYS,
): { low: number; high: number } {
  if (notes === null) {
    return EMPTY_RANGE;
  }

  const low = notes.low - KEY_MARGIN;
  const high = notes.high + KEY_MARGIN;
  const missing = Math.max(0, fewest - (high - low + 1));
  const lowest = Math.min(Math.max(0, low - Math.floor(missing / 2)), 128 - fewest);
  return { low: lowest, high: Math.min(127, Math.max(high, lowest + fewest - 1)) };
}

function approach(from: number, to: number, share: number): number {
  const next = from + (to - from) * share;
  return Math.abs(to - next) < 0.02 ? to : next;
}
