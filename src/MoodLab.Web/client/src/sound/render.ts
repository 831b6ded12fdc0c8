import { writeMidi } from "../music/midi-writer";
import type { Piece } from "../music/piece";
import { Transport } from "../player/transport";
import { loadBank } from "./bank";
import type { Patch } from "./patches";
import { Synth } from "./synth";

const SAMPLE_RATE = 44_100;

/** Seconds for the last notes and the room to fade. */
const TAIL = 2;

/** The longest piece that is rendered, in seconds: it needs 350 kB of memory a second. */
const MAX_RENDERED = 20 * 60;

/** Seconds of music between two reports of progress. */
const REPORT_EVERY = 2;

/** Seconds by which notes are handed to a synth before they are rendered. */
const AHEAD = 0.5;

/**
 * Renders a piece as it sounds, stereo.
 * @param progress Told the share that is done, 0 to 1.
 * @param patch A synthesised instrument, or null for the piano.
 * @throws {Error} The piece is empty or too long; the message is for visitors.
 */
export async function render(
  piece: Piece,
  progress: (share: number) => void,
  patch: Patch | null = null,
): Promise<AudioBuffer> {
  if (piece.notes.length === 0) {
    throw new Error("There is nothing to render yet.");
  }

  if (piece.seconds > MAX_RENDERED) {
    throw new Error(`The piece is longer than the ${MAX_RENDERED / 60} minutes that a browser can render.`);
  }

  const seconds = piece.seconds + TAIL;
  const context = new OfflineAudioContext({
    numberOfChannels: 2,
    length: Math.ceil(seconds * SAMPLE_RATE),
    sampleRate: SAMPLE_RATE,
  });
  if (patch === null) {
    await schedulePiano(context, piece);
    onTheWay(context, seconds, at => progress(at / seconds));
  } else {
    const score = new Score(piece, new Synth(context, context.destination, patch));
    score.scheduleTo("suspend" in context ? REPORT_EVERY + AHEAD : Infinity);
    onTheWay(context, seconds, at => {
      score.scheduleTo(at + REPORT_EVERY + AHEAD);
      progress(at / seconds);
    });
  }

  const buffer = await context.startRendering();
  progress(1);
  return buffer;
}

async function schedulePiano(context: OfflineAudioContext, piece: Piece): Promise<void> {
  const [engine, bank] = await Promise.all([import("./engine"), loadBank()]);
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
}

/**
 * Hands notes to a synth by and by: each one is nodes, and a long piece has thousands. A transport does it, on a clock
 * that stands at the context's beginning.
 */
class Score {
  private readonly _transport: Transport;

  constructor(piece: Piece, synth: Synth) {
    this._transport = new Transport(piece, () => 0);
    this._transport.instrument = synth;
    this._transport.play();
  }

  scheduleTo(seconds: number): void {
    this._transport.pump(Math.min(seconds, MAX_RENDERED + TAIL));
  }
}

/**
 * Calls back every two seconds of music: an offline context tells no progress, but it can be halted on its way. Where
 * it cannot, nothing is called.
 */
function onTheWay(context: OfflineAudioContext, seconds: number, visit: (at: number) => void): void {
  for (let at = REPORT_EVERY; at < seconds; at += REPORT_EVERY) {
    context.suspend?.(at).then(
      () => {
        visit(at);
        return context.resume();
      },
      () => undefined,
    );
  }
}
