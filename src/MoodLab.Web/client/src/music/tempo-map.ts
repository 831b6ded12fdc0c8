/** A tempo that holds from a place on. */
export interface TempoPoint {
  /** Seconds from the start. */
  readonly seconds: number;
  /** Quarter notes from the start. */
  readonly beat: number;
  /** Quarter notes a minute. */
  readonly quartersPerMinute: number;
}

/** The tempo before any is told, as MIDI files have it. */
const DEFAULT_TEMPO = 120;

/** Tempi that are believed; others are kept within, so that no damaged value stops the clock. */
const MIN_TEMPO = 4;
const MAX_TEMPO = 2000;

/** The tempi of a piece: turns seconds into quarter notes and back. Before the first point 120 holds. */
export class TempoMap {
  private readonly _points: TempoPoint[] = [{ seconds: 0, beat: 0, quartersPerMinute: DEFAULT_TEMPO }];

  /** Adds a tempo from a time on; whatever was told for that time or later is replaced. */
  add(seconds: number, quartersPerMinute: number): void {
    const at = Math.max(0, seconds);
    const tempo = Math.min(MAX_TEMPO, Math.max(MIN_TEMPO, quartersPerMinute));
    const beat = this.beatAt(at);
    while (this._points.length > 0 && this._points[this._points.length - 1]!.seconds >= at) {
      this._points.pop();
    }

    this._points.push({ seconds: at, beat, quartersPerMinute: tempo });
  }

  /** Quarter notes from the start at a time. */
  beatAt(seconds: number): number {
    const point = this.find(p => p.seconds <= seconds);
    return point.beat + ((seconds - point.seconds) * point.quartersPerMinute) / 60;
  }

  /** The time at a number of quarter notes from the start. */
  secondsAt(beat: number): number {
    const point = this.find(p => p.beat <= beat);
    return point.seconds + ((beat - point.beat) * 60) / point.quartersPerMinute;
  }

  /** Quarter notes a minute at a time. */
  tempoAt(seconds: number): number {
    return this.find(p => p.seconds <= seconds).quartersPerMinute;
  }

  /** The last point that holds, the first one where none does. */
  private find(holds: (point: TempoPoint) => boolean): TempoPoint {
    let low = 0;
    let high = this._points.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (holds(this._points[middle]!)) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }

    return this._points[low]!;
  }
}
