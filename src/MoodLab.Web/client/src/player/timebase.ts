/** Where time comes from: the sound device, the wall clock where there is no sound, or nowhere while it is loading. */
export type TimeSource = "device" | "wall" | "none";

/** A time in seconds that goes on without a jump when its source changes. */
export class Timebase {
  private _source: TimeSource = "wall";
  private _base = 0;
  private _origin: number;

  /** @param _read Reads a source's own time in seconds; it is not asked for `none`. */
  constructor(private readonly _read: (source: "device" | "wall") => number) {
    this._origin = _read("wall");
  }

  get source(): TimeSource {
    return this._source;
  }

  now(): number {
    return this._base + (this._source === "none" ? 0 : Math.max(0, this._read(this._source) - this._origin));
  }

  /** The source's own time for a time of this base. */
  toSource(time: number): number {
    return time - this._base + this._origin;
  }

  switchTo(source: TimeSource): void {
    this._base = this.now();
    this._source = source;
    this._origin = source === "none" ? 0 : this._read(source);
  }
}
