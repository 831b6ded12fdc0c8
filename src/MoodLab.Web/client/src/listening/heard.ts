/** From and to, in seconds. */
export type Span = readonly [number, number];

/** Two spans that lie closer than this are one, in seconds. */
const JOINED = 0.01;

/** Which seconds of a sound were heard; each counts once, however often it was played. */
export class Heard {
  private _spans: Span[] = [];

  /** @param spans What was heard before, as `spans` told it; what is no span is left out. */
  constructor(spans: readonly unknown[] = []) {
    for (const span of spans) {
      const [from, to] = Array.isArray(span) ? (span as unknown[]) : [];
      if (typeof from === "number" && typeof to === "number") {
        this.add(from, to);
      }
    }
  }

  /** In order, apart from each other. */
  get spans(): readonly Span[] {
    return this._spans;
  }

  /** Seconds that were heard at least once. */
  get seconds(): number {
    return this._spans.reduce((sum, [from, to]) => sum + to - from, 0);
  }

  /** Adds what was heard from one time to another; nothing where they are none or the wrong way round. */
  add(from: number, to: number): void {
    if (!(from >= 0 && to > from && to < Infinity)) {
      return;
    }

    const apart = this._spans.filter(([a, b]) => b < from - JOINED || a > to + JOINED);
    const met = this._spans.filter(span => !apart.includes(span));
    const joined: Span = [Math.min(from, ...met.map(([a]) => a)), Math.max(to, ...met.map(([, b]) => b))];
    this._spans = [...apart, joined].sort(([a], [b]) => a - b);
  }
}
