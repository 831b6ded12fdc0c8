// The highest point of the wave between the samples, after annex 2 of ITU-R BS.1770-4: interpolated fourfold.

const OVERSAMPLING = 4;

/** Samples at each side that an interpolated value is made of. */
const REACH = 16;

/**
 * Values are interpolated only beside samples of at least this share of the highest one. A wave that has half of its
 * highest point between samples that are lower still lies within a few hertz of half the rate: no instrument does.
 */
const NEAR_PEAK = 0.5;

/** Weights of the samples before and after a point, for each point between two samples: a Hann-windowed sinc. */
const PHASES = Array.from({ length: OVERSAMPLING - 1 }, (_, phase) => {
  const at = (phase + 1) / OVERSAMPLING;
  const weights = Array.from({ length: 2 * REACH }, (_, i) => {
    const distance = i - (REACH - 1) - at;
    const sinc = Math.sin(Math.PI * distance) / (Math.PI * distance);
    return sinc * Math.cos((Math.PI * distance) / (2 * REACH)) ** 2;
  });
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return Float64Array.from(weights, weight => weight / sum);
});

/** The true peak of a programme as an amplitude, 1 at full scale. */
export function truePeakOf(channels: readonly Float32Array[]): number {
  return Math.max(0, ...channels.map(peakOf));
}

function peakOf(samples: Float32Array): number {
  let peak = samples.reduce((highest, x) => Math.max(highest, Math.abs(x)), 0);
  const near = peak * NEAR_PEAK;
  for (let i = 0; i < samples.length && near > 0; i++) {
    if (Math.abs(samples[i]!) < near && Math.abs(samples[i + 1] ?? 0) < near) {
      continue;
    }

    for (const weights of PHASES) {
      let value = 0;
      for (let k = 0; k < weights.length; k++) {
        value += weights[k]! * (samples[i + k - REACH + 1] ?? 0);
      }

      peak = Math.max(peak, Math.abs(value));
    }
  }

  return peak;
}
