import { loadBank } from "./bank";
import { Channels } from "./channels";
import type { Voices } from "./sound";

/**
 * Loads the sampled piano into a context that still stands at time 0.
 * @param progress Told the share that has been loaded, 0 to 1.
 */
export async function makePiano(context: AudioContext, progress: (share: number) => void): Promise<Voices> {
  const [engine, bank] = await Promise.all([import("./engine"), loadBank(progress)]);
  const synth = await engine.makeSynthesizer(context, bank);
  return {
    instrument: new Channels(synth, () => context.currentTime),
    connect: output => void synth.connect(output),
  };
}
