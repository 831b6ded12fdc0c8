import { PATCHES, type Patch } from "../sound/patches";
import { sound, type Sound } from "../sound/sound";
import { choosePatch, synths } from "../sound/synths";

/** What melodies can be played on. */
export type InstrumentName = "piano" | keyof typeof PATCHES;

/** Whether an untrusted value names an instrument. */
export function isInstrument(value: unknown): value is InstrumentName {
  return value === "piano" || (typeof value === "string" && Object.hasOwn(PATCHES, value));
}

/** The sound of an instrument, or null where it is the sampled piano. */
export function patchOf(name: InstrumentName): Patch | null {
  return name === "piano" ? null : PATCHES[name];
}

/** The device that an instrument sounds on, made ready for it. */
export function deviceOf(name: InstrumentName): Sound {
  const patch = patchOf(name);
  if (patch === null) {
    return sound;
  }

  choosePatch(patch);
  return synths;
}

/** Sets the loudness of every instrument, 0 to 1. */
export function setVolume(volume: number): void {
  sound.volume = volume;
  synths.volume = volume;
}
