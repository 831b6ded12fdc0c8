/** What is softer than this share of the highest peak counts as silence: 60 dB below. */
const SILENT = 0.001;

/** How many samples a sound lasts until only silence follows. */
export function soundingLength(channels: readonly Float32Array[]): number {
  const silent = SILENT * Math.max(0, ...channels.map(highest));
  return Math.max(0, ...channels.map(samples => lengthAbove(samples, silent)));
}

function highest(samples: Float32Array): number {
  return samples.reduce((peak, x) => Math.max(peak, Math.abs(x)), 0);
}

function lengthAbove(samples: Float32Array, silent: number): number {
  let length = samples.length;
  while (length > 0 && Math.abs(samples[length - 1]!) <= silent) {
    length--;
  }

  return length;
}
