import { writeMidi } from "../music/midi-writer";
import type { Piece } from "../music/piece";
import { loadBank } from "./bank";

const SAMPLE_RATE = 44_100;

/** Seconds for the last notes and the room to fade. */
const TAIL = 2;

/** The longest piece that is rendered, in seconds: it needs 350 kB of memory a second. */
const MAX_RENDERED = 20 * 60;

/** Seconds of music between two reports of progress. */
const REPORT_EVERY = 2;

/**
 * Renders a piece as it sounds, 16-bit stereo.
 * @param progress Told the share that is done, 0 to 1.
 * @throws {Error} The piece is empty or too long; the message is for visitors.
 */
export async function renderWav(piece: Piece, progress: (share: number) => void): Promise<Blob> {
  if (piece.notes.length === 0) {
    throw new Error("There is nothing to render yet.");
  }

  if (piece.seconds > MAX_RENDERED) {
    throw new Error(`The piece is longer than the ${MAX_RENDERED / 60} minutes that a browser can render.`);
  }

  const [engine, bank] = await Promise.all([import("./engine"), loadBank()]);
  const seconds = piece.seconds + TAIL;
  const context = new OfflineAudioContext({
    numberOfChannels: 2,
    length: Math.ceil(seconds * SAMPLE_RATE),
    sampleRate: SAMPLE_RATE,
  });
  await engine.addProcessor(context);
  const synth = new engine.WorkletSynthesizer(context);
  synth.connect(context.destination);
  await synth.startOfflineRender({
    midiSequence: engine.BasicMIDI.fromArrayBuffer(writeMidi(piece.notes)),
    loopCount: 0,
    soundBankList: [{ bankOffset: 0, soundBankBuffer: bank }],
    // A rest at the start belongs to the piece.
    sequencerOptions: { skipToFirstNoteOn: false },
  });
  reportProgress(context, seconds, progress);
  const buffer = await context.startRendering();
  progress(1);
  return engine.audioBufferToWav(buffer);
}

/** An offline context tells no progress, but it can be halted on its way. Where it cannot, none is told. */
function reportProgress(context: OfflineAudioContext, seconds: number, progress: (share: number) => void): void {
  for (let at = REPORT_EVERY; at < seconds; at += REPORT_EVERY) {
    context.suspend?.(at).then(
      () => {
        progress(at / seconds);
        return context.resume();
      },
      () => undefined,
    );
  }
}
