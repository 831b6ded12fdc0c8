// The headphone test of K. Woods, M. Siegel, J. Traer and J. McDermott, "Headphone screening to facilitate web-based
// auditory experiments", 2017: of three low tones, which is the quietest? One is softer; another one has its channels
// against each other, so that loudspeakers, whose channels meet in the air, make that one the softest.

/** What a tone of a trial is. */
export type Tone = "plain" | "quiet" | "opposed";

/** The tones of a trial, from the first to the last. */
export type Order = readonly Tone[];

/** How many trials there are; the study advises against fewer. */
export const TRIALS = 6;

const HERTZ = 200;

/** Seconds of a tone, of its rise and its fall, and between two tones. */
export const TONE = 1;
const RAMP = 0.1;
export const PAUSE = 0.5;

/** The amplitude of the plain tone, about as loud as the pieces; the quiet one is 6 dB below. */
const AMPLITUDE = 0.1;
const QUIET = 10 ** (-6 / 20);

/** Every order of the three tones. */
export const ORDERS: readonly Order[] = [
  ["quiet", "plain", "opposed"],
  ["quiet", "opposed", "plain"],
  ["plain", "quiet", "opposed"],
  ["opposed", "quiet", "plain"],
  ["plain", "opposed", "quiet"],
  ["opposed", "plain", "quiet"],
];

/**
 * Draws the trials, each by itself, so that none can be told from those before: every place is the quiet tone's with
 * the same chance.
 * @param random Gives numbers from 0 to below 1.
 */
export function drawTrials(random: () => number): readonly Order[] {
  return Array.from({ length: TRIALS }, () => ORDERS[Math.floor(random() * ORDERS.length)]!);
}

/** How many trials were answered right; an answer is the place of a tone, from 1. */
export function countRight(trials: readonly Order[], answers: readonly number[]): number {
  return trials.filter((trial, i) => trial[(answers[i] ?? 0) - 1] === "quiet").length;
}

/** The left and the right channel of the three tones. */
export function makeTones(order: Order, rate: number): readonly Float32Array<ArrayBuffer>[] {
  const length = Math.ceil((order.length * (TONE + PAUSE) - PAUSE) * rate);
  const left = new Float32Array(length);
  const right = new Float32Array(length);
  order.forEach((tone, place) => {
    const start = Math.round(place * (TONE + PAUSE) * rate);
    const amplitude = AMPLITUDE * (tone === "quiet" ? QUIET : 1);
    for (let i = 0; i < TONE * rate; i++) {
      const at = i / rate;
      const edge = Math.min(1, at / RAMP, (TONE - at) / RAMP);
      const x = amplitude * Math.sin((Math.PI / 2) * edge) ** 2 * Math.sin(2 * Math.PI * HERTZ * at);
      left[start + i] = x;
      right[start + i] = tone === "opposed" ? -x : x;
    }
  });
  return [left, right];
}
