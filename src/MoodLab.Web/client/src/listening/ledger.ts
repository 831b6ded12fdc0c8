import { Heard } from "./heard";
import { keep, recall } from "./keep";

/** Seconds that may be missing at the end of what has to be heard: clocks of sound and page differ a little. */
const SLACK = 0.05;

/** What is written down about listening to one sound. It outlives a reload. */
export class Ledger {
  plays: number;
  refocuses: number;
  /** Seconds of the rendered sound; 0 until it is known. */
  length: number;
  readonly heard: Heard;

  /** @param _key The sound's own. */
  constructor(private readonly _key: string) {
    const kept = (recall(_key) ?? {}) as { plays?: unknown; refocuses?: unknown; length?: unknown; heard?: unknown };
    this.plays = count(kept.plays);
    this.refocuses = count(kept.refocuses);
    this.length = count(kept.length);
    this.heard = new Heard(Array.isArray(kept.heard) ? kept.heard : []);
  }

  /** Whether so many seconds were heard. */
  hasHeard(seconds: number): boolean {
    return this.length > 0 && this.heard.seconds >= seconds - SLACK;
  }

  save(): void {
    const { plays, refocuses, length, heard } = this;
    keep(this._key, { plays, refocuses, length, heard: heard.spans });
  }

  /** What goes to the server, by the name of the field. */
  fields(): Record<string, string> {
    return {
      plays: String(this.plays),
      heard: Math.min(this.length, this.heard.seconds).toFixed(2),
      length: this.length.toFixed(2),
      refocuses: String(this.refocuses),
    };
  }
}

function count(value: unknown): number {
  return typeof value === "number" && value >= 0 && value < Infinity ? value : 0;
}
