import { loudnessOf } from "./loudness";
import { truePeakOf } from "./true-peak";

/** Loudness in LUFS that every sound is brought to (EBU R 128). */
export const TARGET = -23;

/** The highest true peak, in decibels below full scale. */
export const CEILING = -1;

/**
 * Brings a sound to the common loudness, in place. One whose peaks stand out by more than 22 dB stays softer than that;
 * one that is too short to have a loudness is brought there by its peak.
 */
export function even(channels: readonly Float32Array[], rate: number): void {
  const peak = truePeakOf(channels);
  if (peak === 0) {
    return;
  }

  // At full scale first: the measure leaves out what lies below -70, and a synthesizer plays softer music than that.
  amplify(channels, 1 / peak);
  const loudness = loudnessOf(channels, rate);
  const gain = Number.isFinite(loudness) ? TARGET - loudness : TARGET;
  amplify(channels, 10 ** (Math.min(CEILING, gain) / 20));
}

function amplify(channels: readonly Float32Array[], gain: number): void {
  for (const samples of channels) {
    for (let i = 0; i < samples.length; i++) {
      samples[i]! *= gain;
    }
  }
}
