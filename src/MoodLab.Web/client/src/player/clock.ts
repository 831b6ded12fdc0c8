/** From a time on, the music stands at a position and moves at a rate. */
interface Stretch {
  readonly time: number;
  readonly position: number;
  readonly rate: number;
}

/**
 * Maps the time of the sound device to the position in the music, both in seconds. The future may be changed as long as
 * it has not been scheduled: what was promised to the device keeps its time, since a change only holds from then on.
 */
export class Clock {
  private _stretches: Stretch[] = [{ time: 0, position: 0, rate: 0 }];

  /** Where the last change put the music. */
  get lastPosition(): number {
    return this._stretches[this._stretches.length - 1]!.position;
  }

  /** Where the music is at a time. */
  positionAt(time: number): number {
    const stretch = this.at(time);
    return stretch.position + Math.max(0, time - stretch.time) * stretch.rate;
  }

  /** When the music will be at a position, by the last change; infinite where it stands before it. */
  timeAt(position: number): number {
    const last = this._stretches[this._stretches.length - 1]!;
    if (position <= last.position) {
      return last.time;
    }

    return last.rate > 0 ? last.time + (position - last.position) / last.rate : Infinity;
  }

  /** How fast the music moves at a time; 0 while it stands. */
  rateAt(time: number): number {
    return this.at(time).rate;
  }

  /** From a time on, the music is at a position and moves at a rate; later changes are forgotten. */
  set(time: number, position: number, rate: number): void {
    this._stretches = this._stretches.filter(s => s.time < time);
    this._stretches.push({ time, position, rate });
  }

  /** Forgets what happened before a time, which is no longer asked for. */
  forgetBefore(time: number): void {
    const current = this._stretches.indexOf(this.at(time));
    this._stretches.splice(0, current);
  }

  private at(time: number): Stretch {
    let found = this._stretches[0]!;
    for (const stretch of this._stretches) {
      if (stretch.time > time) {
        break;
      }

      found = stretch;
    }

    return found;
  }
}
