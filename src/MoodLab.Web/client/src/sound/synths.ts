import { PATCHES, type Patch } from "./patches";
import { Sound } from "./sound";
import { Synth } from "./synth";

let patch: Patch = PATCHES.study;
let synth: Synth | null = null;

/**
 * The document's synthesised instruments, one patch at a time. They have a device of their own: they sound at once,
 * while the piano's must stand still until its samples are there.
 */
export const synths = new Sound(context => {
  const output = context.createGain();
  const instrument = new Synth(context, output, patch);
  synth = instrument;
  return Promise.resolve({ instrument, connect: to => void output.connect(to) });
});

/** Sets what the notes sound like that are still to come. */
export function choosePatch(chosen: Patch): void {
  patch = chosen;
  if (synth !== null) {
    synth.patch = chosen;
  }
}
