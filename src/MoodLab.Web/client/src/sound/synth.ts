import type { Instrument } from "../player/instrument";
import { SHUT } from "./gate";
import type { Patch, Tone } from "./patches";

/** The key that is tuned to 440 Hz. */
const A4 = 69;

interface Voice {
  readonly sources: readonly OscillatorNode[];
  /** All its tones go through this one, which fades at the release. */
  readonly amplifier: GainNode;
  readonly patch: Patch;
  readonly gain: number;
  /** When its sources stop, as far as that is known. */
  end: number;
}

/**
 * Plays a patch on oscillators. Silence stops the sources a little later, without a fade of its own: the output is
 * expected to be shut by then.
 */
export class Synth implements Instrument {
  private readonly _voices = new Set<Voice>();
  private readonly _held = new Map<number, Voice>();
  private readonly _waves = new Map<Tone, PeriodicWave>();

  /**
   * @param _output Where the voices go.
   * @param patch What the notes sound like that are still to come.
   */
  constructor(
    private readonly _context: BaseAudioContext,
    private readonly _output: AudioNode,
    public patch: Patch,
  ) {}

  noteOn(pitch: number, velocity: number, time: number): void {
    const start = Math.max(time, this._context.currentTime);
    const frequency = 440 * 2 ** ((pitch - A4) / 12);
    const { patch } = this;
    const gain = (patch.level * velocity) / 127;
    const amplifier = new GainNode(this._context, { gain });
    amplifier.connect(this._output);
    const tones = patch.tones.map(tone => this.strike(tone, frequency * tone.ratio, start, amplifier));
    const voice: Voice = { sources: tones.map(tone => tone.source), amplifier, patch, gain, end: Infinity };
    this._voices.add(voice);
    this._held.set(pitch, voice);
    // All sources of a voice stop at one time, so one of them speaks for all.
    voice.sources[0]!.onended = () => {
      this._voices.delete(voice);
      tones.forEach(({ source, envelope }) => {
        source.disconnect();
        envelope.disconnect();
      });
      amplifier.disconnect();
    };
  }

  noteOff(pitch: number, time: number): void {
    const voice = this._held.get(pitch);
    if (voice === undefined) {
      return;
    }

    this._held.delete(pitch);
    const start = Math.max(time, this._context.currentTime);
    voice.amplifier.gain.setValueAtTime(voice.gain, start);
    voice.amplifier.gain.linearRampToValueAtTime(0, start + voice.patch.release);
    stop(voice, start + voice.patch.release);
  }

  silence(): void {
    const shut = this._context.currentTime + SHUT;
    this._voices.forEach(voice => stop(voice, Math.min(voice.end, shut)));
    this._held.clear();
  }

  private strike(
    tone: Tone,
    frequency: number,
    start: number,
    output: AudioNode,
  ): { source: OscillatorNode; envelope: GainNode } {
    const { attack, decay, sustain, curve } = tone.envelope;
    const source = new OscillatorNode(this._context, { frequency, periodicWave: this.wave(tone) });
    const envelope = new GainNode(this._context, { gain: 0 });
    envelope.gain.setValueAtTime(0, start);
    envelope.gain.linearRampToValueAtTime(1, start + attack);
    if (curve === "linear") {
      envelope.gain.linearRampToValueAtTime(sustain, start + attack + decay);
    } else {
      envelope.gain.setTargetAtTime(sustain, start + attack, decay);
    }

    source.connect(envelope).connect(output);
    source.start(start);
    return { source, envelope };
  }

  private wave(tone: Tone): PeriodicWave {
    let wave = this._waves.get(tone);
    if (wave === undefined) {
      const imag = [0, ...tone.harmonics];
      wave = new PeriodicWave(this._context, { imag, real: imag.map(() => 0), disableNormalization: true });
      this._waves.set(tone, wave);
    }

    return wave;
  }
}

function stop(voice: Voice, time: number): void {
  voice.end = time;
  voice.sources.forEach(source => source.stop(time));
}
