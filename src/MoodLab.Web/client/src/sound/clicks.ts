import type { Metronome } from "../player/pulse";
import { Gate, SHUT } from "./gate";

/** Hertz of the first beat of a bar and of the others. */
const DOWNBEAT = 660;
const OTHER_BEAT = 440;

/** Seconds that a click lasts, and that it takes to rise: a beat is heard where a click begins. */
const LENGTH = 0.25;
const RISE = 0.025;

/** The peak of a click, half of a melody's own: on the piano that is 0.06 at velocity 90. */
const PEAK = 0.03;

/** Values that draw the envelope, one a millisecond. */
const STEPS = 250;

/** Half a cosine up, half a cosine down. */
const ENVELOPE = Float32Array.from({ length: STEPS + 1 }, (_, i) => {
  const time = (i / STEPS) * LENGTH;
  const phase = time < RISE ? time / RISE : 1 - (time - RISE) / (LENGTH - RISE);
  return (PEAK * (1 - Math.cos(Math.PI * phase))) / 2;
});

/** A metronome of short tones with a cosine envelope, which can be taken back. */
export class Clicks implements Metronome {
  private readonly _gate: Gate;
  private readonly _sources = new Map<OscillatorNode, number>();

  /** @param output Where the clicks go. */
  constructor(
    private readonly _context: BaseAudioContext,
    output: AudioNode,
  ) {
    this._gate = new Gate(_context);
    this._gate.node.connect(output);
  }

  click(downbeat: boolean, time: number): void {
    const start = Math.max(time, this._context.currentTime);
    const source = new OscillatorNode(this._context, { frequency: downbeat ? DOWNBEAT : OTHER_BEAT });
    const envelope = new GainNode(this._context, { gain: 0 });
    envelope.gain.setValueCurveAtTime(ENVELOPE, start, LENGTH);
    source.connect(envelope).connect(this._gate.node);
    this._gate.open(start);
    source.start(start);
    source.stop(start + LENGTH);
    this._sources.set(source, start + LENGTH);
    source.onended = () => {
      this._sources.delete(source);
      source.disconnect();
      envelope.disconnect();
    };
  }

  hush(): void {
    this._gate.shut();
    const shut = this._context.currentTime + SHUT;
    this._sources.forEach((end, source) => source.stop(Math.min(end, shut)));
  }
}
