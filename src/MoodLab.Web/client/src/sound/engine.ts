// The synthesizer is a third of a megabyte of script: this module is imported when sound is first asked for.
import { BasicMIDI } from "spessasynth_core";
import { audioBufferToWav, WorkletSynthesizer } from "spessasynth_lib";
import { PROCESSOR_ADDRESS } from "./addresses";

export { audioBufferToWav, BasicMIDI, WorkletSynthesizer };

/** Seconds that the worklet may take to unpack the sound bank. */
const BANK_TIMEOUT = 60;

/** Loads the worklet into a context. */
export async function addProcessor(context: BaseAudioContext): Promise<void> {
  // The property is missing where a page was not served securely.
  if (!("audioWorklet" in context)) {
    throw new Error("Sound needs a secure connection (https).");
  }

  await context.audioWorklet.addModule(PROCESSOR_ADDRESS);
}

/**
 * Makes a synthesizer with the bank loaded. The context must still stand at time 0: the synthesizer takes its clock
 * from there, and notes would sound late by as much as loading took.
 */
export async function makeSynthesizer(context: AudioContext, bank: ArrayBuffer): Promise<WorkletSynthesizer> {
  await addProcessor(context);
  const synth = new WorkletSynthesizer(context);
  await synth.isReady;
  let timer: ReturnType<typeof setTimeout> | undefined;
  try {
    await Promise.race([
      synth.soundBankManager.addSoundBank(bank, "piano"),
      new Promise((_, reject) => {
        synth.eventHandler.addEvent("soundBankError", "piano", reject);
        timer = setTimeout(() => reject(new Error("The sounds could not be unpacked.")), BANK_TIMEOUT * 1000);
      }),
    ]);
  } finally {
    clearTimeout(timer);
    synth.eventHandler.removeEvent("soundBankError", "piano");
  }

  return synth;
}
