import type { TempoMap } from "./tempo-map";

/** A line of the grid. */
export interface GridLine {
  readonly seconds: number;
  /** The number of the bar that begins here, or 0 on a beat within a bar. */
  readonly bar: number;
}

/** Share of a beat or bar by which a time may miss its line. */
const EDGE = 1e-3;

/** Share of a beat or bar that still counts as on the line when going back. */
const JUST_PASSED = 0.25;

interface MeterChange {
  readonly beat: number;
  readonly bar: number;
  readonly barLength: number;
  readonly beatLength: number;
}

/** The time signatures of a piece, over its tempo map. Bars count from 1; without a signature the meter is 4/4. */
export class Meter {
  private readonly _changes: MeterChange[] = [{ beat: 0, bar: 1, barLength: 4, beatLength: 1 }];

  constructor(readonly tempi: TempoMap) {}

  /**
   * Adds a time signature.
   * @param beat Quarter notes from the start, not before the last change; moved to the next bar line.
   * @param numerator Beats in a bar, at least 1.
   * @param denominator The note that is a beat: 1, 2, 4, 8 and so on.
   */
  add(beat: number, numerator: number, denominator: number): void {
    const last = this._changes[this._changes.length - 1]!;
    const bars = Math.max(0, Math.ceil((beat - last.beat) / last.barLength - 1e-6));
    const beatLength = 4 / denominator;
    if (bars === 0) {
      this._changes.pop();
    }

    this._changes.push({
      beat: last.beat + bars * last.barLength,
      bar: last.bar + bars,
      barLength: numerator * beatLength,
      beatLength,
    });
  }

  /** The number of the bar at a time. */
  barAt(seconds: number): number {
    const beat = this.tempi.beatAt(seconds) + 1e-6;
    const change = this.changeAt(beat);
    return change.bar + Math.max(0, Math.floor((beat - change.beat) / change.barLength));
  }

  /** How many seconds a bar and a beat last at a time. */
  lengthsAt(seconds: number): { bar: number; beat: number } {
    const change = this.changeAt(this.tempi.beatAt(seconds));
    const quarter = 60 / this.tempi.tempoAt(seconds);
    return { bar: change.barLength * quarter, beat: change.beatLength * quarter };
  }

  /**
   * The next bar or beat line before or after a time, not before 0. Backwards, the line that has only just been passed
   * does not count: else nobody could go back while the music plays.
   */
  step(seconds: number, unit: "bar" | "beat", direction: 1 | -1): number {
    const beat = this.tempi.beatAt(seconds);
    const change = this.changeAt(beat + direction * EDGE);
    const length = unit === "bar" ? change.barLength : change.beatLength;
    const place = (beat - change.beat) / length;
    const next = direction > 0 ? Math.floor(place + EDGE) + 1 : Math.ceil(place - JUST_PASSED) - 1;
    return Math.max(0, this.tempi.secondsAt(change.beat + next * length));
  }

  /**
   * The bar and beat lines of a stretch of time, in order.
   * @param beats Whether beats are wanted too.
   */
  *lines(from: number, to: number, beats: boolean): Generator<GridLine> {
    const first = Math.max(0, this.tempi.beatAt(Math.max(0, from)));
    const end = this.tempi.beatAt(to);
    for (let i = this._changes.indexOf(this.changeAt(first)); i < this._changes.length; i++) {
      const change = this._changes[i]!;
      const length = beats ? change.beatLength : change.barLength;
      const perBar = beats ? Math.round(change.barLength / change.beatLength) : 1;
      const until = Math.min(end, this._changes[i + 1]?.beat ?? Infinity);
      for (let n = Math.max(0, Math.floor((first - change.beat) / length)); change.beat + n * length < until; n++) {
        const bar = n % perBar === 0 ? change.bar + n / perBar : 0;
        yield { seconds: this.tempi.secondsAt(change.beat + n * length), bar };
      }
    }
  }

  private changeAt(beat: number): MeterChange {
    let found = this._changes[0]!;
    for (const change of this._changes) {
      if (change.beat > beat) {
        break;
      }

      found = change;
    }

    return found;
  }
}
