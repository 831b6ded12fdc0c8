import { loudnessOf } from "./loudness";
import { truePeakOf } from "./true-peak";

/** Loudness in LUFS that every sound is brought to (EBU R 128). */
export const TARGET = -23;

/** The highest true peak, in decibels below full scale. */
export const CEILING = -1;

/** What a sound has to be multiplied by; 1 for silence. A sound whose peaks stand out far stays softer. */
export function eveningGain(loudness: number, truePeak: number): number {
  if (!Number.isFinite(loudness) || truePeak === 0) {
    return 1;
  }

  return Math.min(10 ** ((TARGET - loudness) / 20), 10 ** (CEILING / 20) / truePeak);
}

/** Brings a sound to the common loudness, in place. */
export function even(channels: readonly Float32Array[], rate: number): void {
  const gain = eveningGain(loudnessOf(channels, rate), truePeakOf(channels));
  for (const samples of channels) {
    for (let i = 0; i < samples.length; i++) {
      samples[i]! *= gain;
    }
  }
}
