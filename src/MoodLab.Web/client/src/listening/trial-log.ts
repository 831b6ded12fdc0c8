import { keep, recall } from "./keep";
import { countRight, drawTrials, ORDERS, TRIALS, type Order } from "./tones";

const KEY = "headphones";

/** How far the headphone test was taken. It outlives a reload, by which a trial could be heard again. */
export class TrialLog {
  readonly trials: readonly Order[];
  private readonly _answers: number[] = [];
  private _isHeard = false;

  /** @param random Gives numbers from 0 to below 1. */
  constructor(random: () => number) {
    const kept = (recall(KEY) ?? {}) as { trials?: unknown; answers?: unknown; isHeard?: unknown };
    const trials = listOf(kept.trials).flatMap(trial => ORDERS.filter(order => String(order) === String(trial)));
    if (trials.length === TRIALS) {
      this.trials = trials;
      this._answers = listOf(kept.answers).filter(answer => typeof answer === "number").slice(0, TRIALS);
      this._isHeard = kept.isHeard === true;
    } else {
      this.trials = drawTrials(random);
      this.save();
    }
  }

  /** How many trials were answered, and so the place of the one that stands, from 0. */
  get answered(): number {
    return this._answers.length;
  }

  /** Whether the trial that stands was heard to its end, and waits for its answer. */
  get isHeard(): boolean {
    return this._isHeard;
  }

  get isDone(): boolean {
    return this._answers.length === TRIALS;
  }

  /** How many answers are right. */
  get right(): number {
    return countRight(this.trials, this._answers);
  }

  hear(): void {
    this._isHeard = true;
    this.save();
  }

  /** @param place Of the tone, from 1. */
  answer(place: number): void {
    this._answers.push(place);
    this._isHeard = false;
    this.save();
  }

  private save(): void {
    keep(KEY, { trials: this.trials, answers: this._answers, isHeard: this._isHeard });
  }
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? (value as unknown[]) : [];
}
