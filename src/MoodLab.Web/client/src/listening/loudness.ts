// Loudness of a programme: Recommendation ITU-R BS.1770-4, "Algorithms to measure audio programme loudness and
// true-peak audio level", annex 1, for one and two channels.

/** Seconds of a gating block, and the share of a block by which the next one comes later. */
const BLOCK = 0.4;
const STEP = 0.25;

/** Blocks below this loudness in LUFS do not count, nor those this much below the mean of the others. */
const ABSOLUTE_GATE = -70;
const RELATIVE_GATE = -10;

/** The rate that the standard's table is for. */
const TABLE_RATE = 48_000;

/** Hertz of the second stage. */
const HIGH_PASS = 38.13547087602444;

/** Makes up for the gain of the weighting at 997 Hz. */
const OFFSET = -0.691;

/** A filter of second order: y = b0 x + b1 x' + b2 x'' - a1 y' - a2 y''. */
export interface Biquad {
  readonly b: readonly [number, number, number];
  readonly a: readonly [number, number];
}

/**
 * The two stages of the K weighting. The standard gives them for 48 kHz only; other rates come from the analogue
 * filters behind that table (B. De Man, "Evaluation of implementations of the EBU R128 loudness measurement", 2018),
 * by the bilinear transform.
 * @param rate Samples a second.
 */
export function kWeighting(rate: number): readonly [Biquad, Biquad] {
  return [shelf(rate, 1681.974450955533, 3.999843853973347, 0.7071752369554196), highPass(rate)];
}

function shelf(rate: number, hertz: number, decibel: number, quality: number): Biquad {
  const k = Math.tan((Math.PI * hertz) / rate);
  const high = 10 ** (decibel / 20);
  const middle = high ** 0.4996667741545416;
  const a0 = 1 + k / quality + k * k;
  return {
    b: [
      (high + (middle * k) / quality + k * k) / a0,
      (2 * (k * k - high)) / a0,
      (high - (middle * k) / quality + k * k) / a0,
    ],
    a: [(2 * (k * k - 1)) / a0, (1 - k / quality + k * k) / a0],
  };
}

function highPass(rate: number): Biquad {
  const k = Math.tan((Math.PI * HIGH_PASS) / rate);
  const a0 = highPassScale(k);
  // The standard leaves the numerator unscaled, so that the filter amplifies by 0.04 dB: at every rate, then.
  const b0 = highPassScale(Math.tan((Math.PI * HIGH_PASS) / TABLE_RATE)) / a0;
  return { b: [b0, -2 * b0, b0], a: [(2 * (k * k - 1)) / a0, (2 * (1 + k * k)) / a0 - 1] };
}

/** What the bilinear transform divides the high pass by. */
function highPassScale(k: number): number {
  return 1 + k / 0.5003270373238773 + k * k;
}

/**
 * The gated loudness of a programme in LUFS; minus infinity for silence and for what is shorter than a block.
 * @param channels One or two channels of samples, -1 to 1 at full scale, equally long.
 * @param rate Samples a second.
 */
export function loudnessOf(channels: readonly Float32Array[], rate: number): number {
  const powers = blockPowers(channels, rate).filter(power => toLoudness(power) > ABSOLUTE_GATE);
  const gate = toLoudness(mean(powers)) + RELATIVE_GATE;
  return toLoudness(mean(powers.filter(power => toLoudness(power) > gate)));
}

/** The weighted mean square of each gating block, summed over the channels. */
function blockPowers(channels: readonly Float32Array[], rate: number): number[] {
  const stride = Math.round(BLOCK * STEP * rate);
  const quarters = channels.map(channel => strideSums(channel, kWeighting(rate), stride));
  const count = Math.floor((channels[0]?.length ?? 0) / stride);
  const perBlock = Math.round(1 / STEP);
  return Array.from({ length: Math.max(0, count - perBlock + 1) }, (_, block) =>
    quarters.reduce((sum, q) => sum + total(q.slice(block, block + perBlock)), 0) / (perBlock * stride),
  );
}

/** The sum of squares of each stride after both filters, in one pass: the samples stay as they are. */
function strideSums(samples: Float32Array, [first, second]: readonly [Biquad, Biquad], stride: number): number[] {
  const sums: number[] = [];
  const [p0, p1, p2] = first.b;
  const [p3, p4] = first.a;
  const [q0, q1, q2] = second.b;
  const [q3, q4] = second.a;
  let u1 = 0;
  let u2 = 0;
  let v1 = 0;
  let v2 = 0;
  for (let start = 0; start + stride <= samples.length; start += stride) {
    let sum = 0;
    for (let i = start; i < start + stride; i++) {
      // Transposed direct form II.
      const x = samples[i]!;
      const u = p0 * x + u1;
      u1 = p1 * x - p3 * u + u2;
      u2 = p2 * x - p4 * u;
      const v = q0 * u + v1;
      v1 = q1 * u - q3 * v + v2;
      v2 = q2 * u - q4 * v;
      sum += v * v;
    }

    sums.push(sum);
  }

  return sums;
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : total(values) / values.length;
}

function toLoudness(power: number): number {
  return OFFSET + 10 * Math.log10(power);
}
